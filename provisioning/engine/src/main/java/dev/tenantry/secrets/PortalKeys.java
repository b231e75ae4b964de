package dev.tenantry.secrets;

import dev.tenantry.database.TenantScope;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The portal's own keys, each made at first use and the same on every node. */
@Component
public class PortalKeys {

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Envelopes envelopes;

    PortalKeys(TenantScope scope, JdbcClient jdbc, Envelopes envelopes) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    /** 32 bytes for this purpose. The master key may be asked for them, so nobody calls it in a scope. */
    public byte[] key(String name) {
        return envelopes.key(kept(name).orElseGet(() -> made(name)));
    }

    private Optional<WrappedKey> kept(String name) {
        return scope.asProvider(() -> jdbc.sql("select master_key, wrapped_key from portal_key where name = ?")
                .param(name)
                .query((row, at) -> WrappedKey.of(row.getString(1), row.getBytes(2), purpose(name)))
                .optional());
    }

    /** Of nodes that make it at the same time one wins, and all have its key. */
    private WrappedKey made(String name) {
        WrappedKey fresh = envelopes.fresh(purpose(name));
        scope.inProvider(() -> jdbc.sql(
                        "insert into portal_key (name, master_key, wrapped_key) values (?, ?, ?) on conflict do nothing")
                .params(name, fresh.master(), fresh.bytes())
                .update());
        return kept(name).orElseThrow();
    }

    private static String purpose(String name) {
        return "portal-key " + name;
    }
}
