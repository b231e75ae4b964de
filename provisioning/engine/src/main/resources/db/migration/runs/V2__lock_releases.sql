-- A lock that somebody else holds is broken only when two people say so: one asks, another confirms.
create table run_lock_release (
    run_id       uuid        not null references run on delete cascade,
    tenant_id    uuid        not null,
    lock         text        not null,
    reason       text        not null,
    asked_by     text        not null,
    asked_at     timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    primary key (run_id, lock),
    check (confirmed_by is null or confirmed_by <> asked_by)
);
select isolate('run_lock_release');
