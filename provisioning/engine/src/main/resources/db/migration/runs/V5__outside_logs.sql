-- How far each log that somebody outside keeps has been taken over, in that somebody's own words.
create table run_log_source (
    run_id    uuid not null references run on delete cascade,
    tenant_id uuid not null,
    position  int  not null,
    source    text not null,
    after     text not null,
    lines     int  not null,
    primary key (run_id, position, source)
);
select isolate('run_log_source');
