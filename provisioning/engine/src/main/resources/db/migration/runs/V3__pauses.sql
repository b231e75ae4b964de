-- While one is there, the engine begins nothing new for that tenant, or for any.
create table run_pause (
    tenant_id uuid,
    reason    text        not null,
    paused_by text        not null,
    paused_at timestamptz not null,
    unique nulls not distinct (tenant_id)
);
select isolate('run_pause');
