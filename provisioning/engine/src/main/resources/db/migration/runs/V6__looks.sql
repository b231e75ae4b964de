-- What was found when a run that was stopped was looked at; the newest look alone.
create table run_look (
    run_id    uuid  primary key references run on delete cascade,
    tenant_id uuid  not null,
    look      jsonb not null
);
select isolate('run_look');
