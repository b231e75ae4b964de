-- Pages of tenants by name; the id makes the order total, so that a page ends at exactly one tenant.
create index tenant_by_name on tenant (lower(display_name), tenant_id);
