-- When people were told last that something of a tenant which has left is there, or cannot be seen, after its date.
create table leftovers_told (
    tenant_id uuid        primary key,
    told_at   timestamptz not null
);
select isolate('leftovers_told');
revoke insert, update, delete on leftovers_told from app;
