-- What people and machines are to be told, written in the transaction in which it happened.
create table notice (
    id        uuid        primary key,
    tenant_id uuid,
    kind      text        not null,
    -- without names, addresses and secrets
    facts     jsonb       not null,
    -- the page of the portal on which to act, relative
    path      text        not null,
    at        timestamptz not null,
    -- null: it is not decided yet to whom it goes
    spread_at timestamptz
);
select isolate('notice');
revoke update, delete on notice from app;
create index notice_unspread on notice (at) where spread_at is null;
create index notice_oldest on notice (at);

-- One notice on its way to one receiver. The id goes with every attempt, so that a receiver can tell a repetition.
create table delivery (
    id        uuid        primary key,
    notice_id uuid        not null references notice on delete cascade,
    channel   text        not null,
    -- the receiver: a person by e-mail, or a named endpoint by webhook
    person_id uuid        references person,
    endpoint  text,
    state     text        not null,
    attempts  integer     not null default 0,
    -- next attempt; while one is under way, when it counts as lost
    due_at    timestamptz not null,
    ended_at  timestamptz,
    trouble   text,
    unique nulls not distinct (notice_id, channel, person_id, endpoint),
    check ((channel = 'MAIL') = (person_id is not null)),
    check ((channel = 'WEBHOOK') = (endpoint is not null)),
    check ((state = 'WAITING') = (ended_at is null))
);
select provider_only('delivery');
create index delivery_due on delivery (due_at) where state = 'WAITING';
create index delivery_given_up on delivery (ended_at desc) where state = 'GIVEN_UP';

-- How a person wants to be told; nobody has a row who changed nothing.
create table notice_habit (
    person_id  uuid primary key references person,
    language   text not null,
    quiet_from time,
    quiet_to   time,
    zone       text,
    check ((quiet_from is null) = (quiet_to is null) and (quiet_from is null) = (zone is null))
);
select provider_only('notice_habit');

create table notice_refusal (
    person_id uuid not null references person,
    kind      text not null,
    primary key (person_id, kind)
);
select provider_only('notice_refusal');
