-- Two policies for each tenant table, one per role and never joined by OR: joined, an index is no longer used
-- (209 ms instead of 0.6 ms on 300 000 rows).
create function isolate(isolated regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', isolated);
    execute format('alter table %s force row level security', isolated);
    execute format($policy$
        create policy own_tenant on %s to app
            using (tenant_id = nullif(current_setting('tenantry.tenant', true), '')::uuid)
            with check (tenant_id = nullif(current_setting('tenantry.tenant', true), '')::uuid)
        $policy$, isolated);
    execute format('create policy every_tenant on %s to provider using (true) with check (true)', isolated);
    execute format('grant select, insert, update, delete on %s to app, provider', isolated);
end $$;

-- A table that no tenant's scope may see at all.
create function provider_only(closed regclass) returns void language plpgsql as $$
begin
    execute format('revoke all on %s from app', closed);
    execute format('grant select, insert, update, delete on %s to provider', closed);
end $$;
