package dev.tenantry.database;

import dev.tenantry.tenants.TenantId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Scopes by {@code SET LOCAL}: PostgreSQL itself forgets them when the transaction ends, however it ends. */
final class PostgresTenantScope implements TenantScope {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PostgresTenantScope(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public <T extends @Nullable Object> T asTenant(TenantId tenant, Supplier<T> work) {
        return within(new OpenScope.OfTenant(tenant), work);
    }

    @Override
    public <T extends @Nullable Object> T asProvider(Supplier<T> work) {
        return within(new OpenScope.OfProvider(), work);
    }

    @Override
    public boolean open() {
        return OpenScope.current().isPresent();
    }

    private <T extends @Nullable Object> T within(OpenScope wanted, Supplier<T> work) {
        Optional<OpenScope> outer = OpenScope.current();
        if (outer.isPresent()) {
            if (!outer.get().equals(wanted)) {
                throw new WrongScope(wanted + " inside " + outer.get());
            }
            return work.get();
        }
        OpenScope.CURRENT.set(wanted);
        try {
            return transact(wanted, work);
        } finally {
            OpenScope.CURRENT.remove();
        }
    }

    @SuppressWarnings("NullAway") // the template returns what the work returned, null included
    private <T extends @Nullable Object> T transact(OpenScope wanted, Supplier<T> work) {
        return transactions.execute(status -> {
            declare(wanted);
            return work.get();
        });
    }

    private void declare(OpenScope wanted) {
        String statement = switch (wanted) {
            case OpenScope.OfTenant(var tenant) -> "set local tenantry.tenant = '" + tenant + "'";
            case OpenScope.OfProvider() -> "set local role provider";
        };
        jdbc.sql(statement).update();
    }
}
