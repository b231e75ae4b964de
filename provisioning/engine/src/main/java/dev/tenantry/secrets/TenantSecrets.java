package dev.tenantry.secrets;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.BroughtSecrets;
import dev.tenantry.steps.Secrets;
import dev.tenantry.tenants.TenantDiscarded;
import dev.tenantry.tenants.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where tenants' secrets lie; each is sealed under a key of its own that the master key wraps. */
@Component
public class TenantSecrets implements BroughtSecrets {

    private static final String REPLACE = "(tenant_id, name) do update set master_key = excluded.master_key,"
            + " wrapped_key = excluded.wrapped_key, nonce = excluded.nonce, ciphertext = excluded.ciphertext";

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final MasterKey master;

    TenantSecrets(TenantScope scope, JdbcClient jdbc, MasterKey master) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.master = master;
    }

    /** This tenant's secrets. */
    public Secrets of(TenantId tenant) {
        return new OfTenant(tenant);
    }

    /** Every secret of the tenant in clear, for masking logs; never for showing. */
    public List<String> allOf(TenantId tenant) {
        return scope.asProvider(() -> jdbc.sql(SELECT)
                .param("tenant", tenant.value())
                .query((row, at) -> open(tenant, row.getString("name"), row))
                .list());
    }

    @Override
    public void keep(TenantId tenant, String name, String secret) {
        scope.inTenant(tenant, () -> insert(tenant, name, secret, REPLACE));
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

    private void insert(TenantId tenant, String name, String secret, String onConflict) {
        String context = context(tenant, name);
        byte[] key = Sealed.newKey();
        Sealed sealed = Sealed.seal(key, secret.getBytes(StandardCharsets.UTF_8), context);
        jdbc.sql("insert into tenant_secret (tenant_id, name, master_key, wrapped_key, nonce, ciphertext)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict " + onConflict)
                .params(
                        tenant.value(),
                        name,
                        master.id(),
                        master.wrap(key, context),
                        sealed.nonce(),
                        sealed.ciphertext())
                .update();
    }

    private void delete(TenantId tenant, String name) {
        jdbc.sql("delete from tenant_secret where tenant_id = ? and name = ?")
                .params(tenant.value(), name)
                .update();
    }

    private static final String SELECT =
            "select name, master_key, wrapped_key, nonce, ciphertext from tenant_secret where tenant_id = :tenant";

    private String open(TenantId tenant, String name, java.sql.ResultSet row) throws java.sql.SQLException {
        String context = context(tenant, name);
        byte[] key = master.unwrap(row.getBytes("wrapped_key"), row.getString("master_key"), context);
        byte[] plain = new Sealed(row.getBytes("nonce"), row.getBytes("ciphertext")).open(key, context);
        return new String(plain, StandardCharsets.UTF_8);
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
            return scope.asProvider(() -> jdbc.sql(SELECT + " and name = :name")
                    .param("tenant", tenant.value())
                    .param("name", name)
                    .query((row, at) -> open(tenant, name, row))
                    .optional());
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
            scope.inProvider(() -> insert(tenant, name, secret, onConflict));
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
