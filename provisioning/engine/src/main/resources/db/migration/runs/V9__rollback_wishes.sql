-- A rollback that destroys what holds data begins only when two people want it: one asks, another confirms. A wish is meant for
-- the incident at which it was uttered; at a later one it no longer counts.
create table run_rollback_wish (
    run_id         uuid        primary key references run on delete cascade,
    tenant_id      uuid        not null,
    incident_since timestamptz not null,
    reason         text        not null,
    asked_by       text        not null,
    asked_at       timestamptz not null
);
select isolate('run_rollback_wish');
