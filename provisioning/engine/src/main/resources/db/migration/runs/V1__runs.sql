create sequence run_number start 1001;
grant usage on sequence run_number to app, provider;

create table run (
    id             uuid        primary key,
    number         bigint      not null unique default nextval('run_number'),
    tenant_id      uuid        not null,
    kind           text        not null,
    mutating       boolean     not null,
    state          text        not null,
    ended          boolean     not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    request_key    text        not null unique,
    profile_schema int         not null,
    profile        jsonb       not null,
    plan_hash      text,
    plan_revision  int         not null default 0,
    incident_step  int,
    incident       jsonb,
    incident_back  boolean,
    incident_since timestamptz,
    forced         boolean     not null default false,
    started_at     timestamptz,
    finished_at    timestamptz,
    changed_at     timestamptz not null default now(),
    -- set whenever somebody wants the engine to look; cleared when it does
    wake_since     timestamptz,
    process_id     text,
    version        bigint      not null default 0
);
select isolate('run');
create unique index run_one_mutating on run (tenant_id) where mutating and not ended;
create index run_open on run (changed_at) where not ended;
create index run_wake on run (wake_since) where wake_since is not null;
create index run_newest on run (number desc);
create index run_of_tenant on run (tenant_id, number desc);
create index run_by_state on run (state, number desc);
create index run_by_kind on run (kind, number desc);

create table run_step (
    run_id      uuid  not null references run on delete cascade,
    tenant_id   uuid  not null,
    position    int   not null,
    step        text  not null,
    phase       text  not null,
    attempt     int   not null default 0,
    tries       int   not null default 0,
    part        jsonb,
    memo        jsonb not null default '{}',
    outputs     jsonb not null default '{}',
    failure     jsonb,
    saying      text,
    started_at  timestamptz,
    finished_at timestamptz,
    primary key (run_id, position)
);
select isolate('run_step');
create index run_step_durations on run_step (step, finished_at desc) where phase = 'DONE';

create table run_event (
    run_id    uuid        not null references run on delete cascade,
    tenant_id uuid        not null,
    seq       bigint      not null,
    at        timestamptz not null,
    kind      text        not null,
    step      int,
    facts     jsonb       not null,
    actor     text,
    primary key (run_id, seq)
);
select isolate('run_event');

create table run_plan (
    run_id     uuid        not null references run on delete cascade,
    tenant_id  uuid        not null,
    revision   int         not null,
    hash       text        not null,
    document   jsonb       not null,
    created_at timestamptz not null,
    primary key (run_id, revision)
);
select isolate('run_plan');

create table run_approval (
    run_id    uuid        not null references run on delete cascade,
    tenant_id uuid        not null,
    revision  int         not null,
    hash      text        not null,
    decision  text        not null,
    actor     text        not null,
    at        timestamptz not null,
    primary key (run_id, revision, decision)
);
select isolate('run_approval');

-- Log lines in chunks: "<epoch millis> TAB <level> TAB <text>" a line.
create table run_log (
    run_id     uuid        not null references run on delete cascade,
    tenant_id  uuid        not null,
    position   int         not null,
    first_line bigint      not null,
    lines      int         not null,
    content    text        not null,
    at         timestamptz not null,
    primary key (run_id, position, first_line)
);
select isolate('run_log');

-- How far each followed file has been taken over, in bytes.
create table run_log_file (
    run_id    uuid   not null references run on delete cascade,
    tenant_id uuid   not null,
    position  int    not null,
    file      text   not null,
    taken     bigint not null,
    primary key (run_id, position, file)
);
select isolate('run_log_file');

-- Who may touch the outside world for a tenant; times by the database's clock.
create table tenant_lease (
    tenant_id uuid        primary key,
    run_id    uuid        not null,
    epoch     bigint      not null,
    node      text        not null,
    until     timestamptz not null
);
select isolate('tenant_lease');
