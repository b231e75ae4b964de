package dev.tenantry.database;

import java.util.List;

/** The laws of isolated tables, to be held by each composition root over all migrations on its class path. */
public final class Isolation {

    private Isolation() {}

    /** Tables with a tenant column that lack forced row security, or whose policies are not exactly the two of the house. */
    public static List<String> notIsolated(TestDatabase database) {
        return database.owner().sql("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                where n.nspname = 'tenantry' and c.relkind in ('r', 'p')
                  and not (c.relrowsecurity and c.relforcerowsecurity
                      and (select count(*) from pg_policy p where p.polrelid = c.oid) = 2
                      and exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
                          and p.policyname = 'own_tenant' and p.roles = '{app}' and p.cmd = 'ALL'
                          and p.qual like '(tenant_id =%tenantry.tenant%' and p.with_check = p.qual)
                      and exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
                          and p.policyname = 'every_tenant' and p.roles = '{provider}'))
                order by 1
                """).query((row, at) -> row.getString(1)).list();
    }

    /** Tables that the role {@code app} may touch in any way although no row security stands before them. */
    public static List<String> openToApp(TestDatabase database) {
        return database.owner().sql("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'tenantry' and c.relkind in ('r', 'p', 'v', 'm', 'f')
                  and has_table_privilege('app', c.oid, 'select, insert, update, delete, truncate, references, trigger')
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                order by 1
                """).query((row, at) -> row.getString(1)).list();
    }

    /** What belongs to a role that signs in for the application: owners are not bound by what we grant. */
    public static List<String> ownedByApplication(TestDatabase database) {
        return database.owner().sql("""
                select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
                where r.rolname in ('app', 'engine', 'provider') and c.relpersistence <> 't' order by 1
                """).query((row, at) -> row.getString(1)).list();
    }
}
