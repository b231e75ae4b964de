-- One row for each tenant that ever went live: when it is compared next, and what the newest comparison came to.
create table drift_watch (
    tenant_id   uuid        primary key,
    due_at      timestamptz not null,
    -- the scan that was asked for and whose end was not taken note of yet
    asked_run   uuid,
    run_number  bigint,
    compared_at timestamptz,
    found       int         not null default 0,
    open        int         not null default 0,
    -- the differences that people were told of last
    told        text        not null default ''
);
select isolate('drift_watch');
create index drift_watch_due on drift_watch (due_at) where asked_run is null;
create index drift_watch_asked on drift_watch (tenant_id) where asked_run is not null;
create index drift_watch_open on drift_watch (compared_at) where open > 0;

-- Exactly these differences are let be, by the digest of step and change; another value is another difference.
create table drift_acceptance (
    tenant_id   uuid        not null,
    difference  text        not null,
    reason      text        not null,
    accepted_by text        not null,
    accepted_at timestamptz not null,
    primary key (tenant_id, difference)
);
select isolate('drift_acceptance');
