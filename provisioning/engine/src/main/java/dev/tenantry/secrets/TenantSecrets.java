package dev.tenantry.secrets;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.Secrets;
import dev.tenantry.tenants.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where tenants' secrets lie; each is sealed under a key of its own that the master key wraps. */
@Component
public class TenantSecrets {

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
            write(
                    name,
                    secret,
                    "(tenant_id, name) do update set master_key = excluded.master_key,"
                            + " wrapped_key = excluded.wrapped_key, nonce = excluded.nonce,"
                            + " ciphertext = excluded.ciphertext");
        }

        private void write(String name, String secret, String onConflict) {
            String context = context(tenant, name);
            byte[] key = Sealed.newKey();
            Sealed sealed = Sealed.seal(key, secret.getBytes(StandardCharsets.UTF_8), context);
            scope.inProvider(() -> jdbc.sql("insert into tenant_secret"
                            + " (tenant_id, name, master_key, wrapped_key, nonce, ciphertext)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict " + onConflict)
                    .params(
                            tenant.value(),
                            name,
                            master.id(),
                            master.wrap(key, context),
                            sealed.nonce(),
                            sealed.ciphertext())
                    .update());
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
            scope.inProvider(() -> jdbc.sql("delete from tenant_secret where tenant_id = ? and name = ?")
                    .params(tenant.value(), name)
                    .update());
        }
    }
}
