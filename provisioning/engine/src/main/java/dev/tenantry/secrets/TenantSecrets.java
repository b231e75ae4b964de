package dev.tenantry.secrets;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.BroughtSecrets;
import dev.tenantry.steps.Secrets;
import dev.tenantry.tenants.TenantDiscarded;
import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where tenants' secrets lie; each is sealed under a key of its own that the master key wraps. Opening and sealing may ask that one,
 * so neither is done in a scope.
 */
@Component
public class TenantSecrets implements BroughtSecrets {

    private static final String REPLACE = "(tenant_id, name) do update set master_key = excluded.master_key,"
            + " wrapped_key = excluded.wrapped_key, nonce = excluded.nonce, ciphertext = excluded.ciphertext";

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Envelopes envelopes;

    TenantSecrets(TenantScope scope, JdbcClient jdbc, Envelopes envelopes) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    /** This tenant's secrets. */
    public Secrets of(TenantId tenant) {
        return new OfTenant(tenant);
    }

    /** Every secret of the tenant in clear, for masking logs; never for showing. */
    public List<String> allOf(TenantId tenant) {
        List<Envelope> all = scope.asProvider(() -> jdbc.sql(SELECT)
                .param("tenant", tenant.value())
                .query((row, at) -> envelope(tenant, row.getString("name"), row))
                .list());
        return envelopes.openAll(all);
    }

    @Override
    public Brought seal(TenantId tenant, String name, String secret) {
        Envelope envelope = envelopes.seal(secret, context(tenant, name));
        return () -> scope.inTenant(tenant, () -> insert(tenant, name, envelope, REPLACE));
    }

    @Override
    public void forget(TenantId tenant, String name) {
        scope.inTenant(tenant, () -> delete(tenant, name));
    }

    /** What was kept for a draft goes with it. Hearing it twice changes nothing. */
    @EventListener
    void discarded(TenantDiscarded event) {
        scope.inProvider(() -> jdbc.sql("delete from tenant_secret where tenant_id = ?")
                .param(event.tenant().value())
                .update());
    }

    private void insert(TenantId tenant, String name, Envelope envelope, String onConflict) {
        jdbc.sql("insert into tenant_secret (tenant_id, name, master_key, wrapped_key, nonce, ciphertext)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict " + onConflict)
                .params(
                        tenant.value(),
                        name,
                        envelope.key().master(),
                        envelope.key().bytes(),
                        envelope.sealed().nonce(),
                        envelope.sealed().ciphertext())
                .update();
    }

    private void delete(TenantId tenant, String name) {
        jdbc.sql("delete from tenant_secret where tenant_id = ? and name = ?")
                .params(tenant.value(), name)
                .update();
    }

    private static final String SELECT =
            "select name, master_key, wrapped_key, nonce, ciphertext from tenant_secret where tenant_id = :tenant";

    private static Envelope envelope(TenantId tenant, String name, ResultSet row) throws SQLException {
        return new Envelope(
                WrappedKey.of(row.getString("master_key"), row.getBytes("wrapped_key"), context(tenant, name)),
                new Sealed(row.getBytes("nonce"), row.getBytes("ciphertext")));
    }

    private static String context(TenantId tenant, String name) {
        return "tenant-secret " + tenant + " " + name;
    }

    private final class OfTenant implements Secrets {

        private final TenantId tenant;

        OfTenant(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public Optional<String> get(String name) {
            Optional<Envelope> found = scope.asProvider(() -> jdbc.sql(SELECT + " and name = :name")
                    .param("tenant", tenant.value())
                    .param("name", name)
                    .query((row, at) -> envelope(tenant, name, row))
                    .optional());
            return found.map(envelopes::open);
        }

        @Override
        public String require(String name) {
            return get(name).orElseThrow(() -> new IllegalStateException("no secret " + name + " of " + tenant));
        }

        @Override
        public String getOrCreate(String name, Supplier<String> make) {
            return get(name).orElseGet(() -> {
                write(name, make.get(), "do nothing");
                return require(name);
            });
        }

        @Override
        public void put(String name, String secret) {
            write(name, secret, REPLACE);
        }

        private void write(String name, String secret, String onConflict) {
            Envelope envelope = envelopes.seal(secret, context(tenant, name));
            scope.inProvider(() -> insert(tenant, name, envelope, onConflict));
        }

        @Override
        public Set<String> names() {
            return scope.asProvider(() -> jdbc.sql("select name from tenant_secret where tenant_id = ?")
                    .param(tenant.value())
                    .query(String.class)
                    .set());
        }

        @Override
        public void remove(String name) {
            scope.inProvider(() -> delete(tenant, name));
        }
    }
}
