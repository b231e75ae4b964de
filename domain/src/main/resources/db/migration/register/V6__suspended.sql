-- Whoever looks at a suspended tenant reads why.
alter table tenant
    add column suspended_because text,
    add constraint tenant_suspended_because check (state <> 'SUSPENDED' or suspended_because is not null);
