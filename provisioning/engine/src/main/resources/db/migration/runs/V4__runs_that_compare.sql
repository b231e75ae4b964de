-- The newest run that changed a tenant, however often it was compared since.
create index run_changing_tenant on run (tenant_id, number desc) where mutating;
