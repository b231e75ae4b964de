package dev.tenantry.secrets;

import dev.tenantry.database.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The portal's own keys, each made at first use and the same on every node. */
@Component
public class PortalKeys {

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final MasterKey master;

    PortalKeys(TenantScope scope, JdbcClient jdbc, MasterKey master) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.master = master;
    }

    /** 32 bytes for this purpose. */
    public byte[] key(String name) {
        return scope.asProvider(() -> {
            byte[] fresh = master.wrap(Sealed.newKey(), purpose(name));
            jdbc.sql("insert into portal_key (name, master_key, wrapped_key) values (?, ?, ?) on conflict do nothing")
                    .params(name, master.id(), fresh)
                    .update();
            return jdbc.sql("select master_key, wrapped_key from portal_key where name = ?")
                    .param(name)
                    .query((row, at) -> master.unwrap(row.getBytes(2), row.getString(1), purpose(name)))
                    .single();
        });
    }

    private static String purpose(String name) {
        return "portal-key " + name;
    }
}
