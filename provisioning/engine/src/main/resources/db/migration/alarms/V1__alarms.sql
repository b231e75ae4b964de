-- One row for each live tenant: when its alarms are looked at next, and whether anybody can.
create table alarm_watch (
    tenant_id    uuid        primary key,
    due_at       timestamptz not null,
    -- the newest look that was answered; null before the first
    seen_at      timestamptz,
    -- since when no look is answered, and what was wrong at the last one; null while they are
    silent_since timestamptz,
    silence      text,
    -- alarms that people were told of and that have not gone since
    told         text[]      not null default '{}'
);
select isolate('alarm_watch');
create index alarm_watch_due on alarm_watch (due_at);

-- How each alarm stood at the newest look that was answered.
create table alarm (
    tenant_id   uuid        not null references alarm_watch on delete cascade,
    name        text        not null,
    standing    text        not null,
    since       timestamptz not null,
    severity    text        not null,
    description text        not null,
    primary key (tenant_id, name)
);
select isolate('alarm');
create index alarm_going_off on alarm (tenant_id) where standing = 'ALARM';
