package dev.tenantry.database;

import java.util.List;

/** The law of isolated tables, to be held by each composition root over all migrations on its class path. */
public final class Isolation {

    private Isolation() {}

    /** Tables with a tenant column that lack forced row security or one of its two policies. */
    public static List<String> notIsolated(TestDatabase database) {
        return database.owner().sql("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                where n.nspname = 'tenantry' and c.relkind in ('r', 'p')
                  and not (c.relrowsecurity and c.relforcerowsecurity
                      and (select count(*) from pg_policy p where p.polrelid = c.oid
                           and p.polname in ('own_tenant', 'every_tenant')) = 2)
                order by 1
                """).query((row, at) -> row.getString(1)).list();
    }
}
