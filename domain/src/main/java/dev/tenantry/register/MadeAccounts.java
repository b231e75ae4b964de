package dev.tenantry.register;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the module that makes accounts hands them on to the drafts that they were made for. */
@Component
public class MadeAccounts {

    private static final int MOST_RACES = 10;

    private final TenantScope scope;
    private final TenantRows rows;

    MadeAccounts(TenantScope scope, TenantRows rows) {
        this.scope = scope;
        this.rows = rows;
    }

    /** What became of an account that was handed on. */
    public sealed interface HandedOver {

        /** The tenant's account is this one now, or was it already. */
        record Done() implements HandedOver {}

        /** Somebody filled in another one, which stays. */
        record OtherNamed(String account) implements HandedOver {}

        /** The draft was thrown away. */
        record NoTenant() implements HandedOver {}
    }

    /**
     * Fills the account into the tenant's draft as if a person had brought it: whoever has that draft open is told that it was
     * changed. A second time changes nothing.
     */
    public HandedOver handOver(TenantId tenant, String account) {
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<HandedOver> handed = scope.asProvider(() -> tried(tenant, account));
            if (handed.isPresent()) {
                return handed.get();
            }
        }
        throw new IllegalStateException("the draft " + tenant + " is being changed without a pause");
    }

    /** Empty if somebody saved the draft in this moment. */
    private Optional<HandedOver> tried(TenantId tenant, String account) {
        Optional<HandedOver> before = standing(tenant, account);
        if (before.isPresent()) {
            return before;
        }
        return rows.find(tenant)
                .filter(found -> named(found).equals(account) || fillIn(found, account))
                .filter(found -> rows.made(tenant, account))
                .map(found -> new HandedOver.Done());
    }

    private boolean fillIn(Tenant tenant, String account) {
        return rows.saveDraft(tenant.id(), tenant.draft().with(Field.ACCOUNT_ID, account), tenant.version());
    }

    /** How the tenant stands to that account; empty if it names none yet. Changes nothing. */
    public Optional<HandedOver> standing(TenantId id, String account) {
        return scope.asProvider(() -> {
            Optional<Tenant> tenant = rows.find(id);
            if (tenant.isEmpty()) {
                return Optional.of(new HandedOver.NoTenant());
            }
            String named = named(tenant.get());
            boolean known = rows.made(id).filter(account::equals).isPresent();
            if (named.equals(account) && known) {
                return Optional.of(new HandedOver.Done());
            }
            return named.isEmpty() || named.equals(account)
                    ? Optional.<HandedOver>empty()
                    : Optional.of(new HandedOver.OtherNamed(named));
        });
    }

    private static String named(Tenant tenant) {
        return tenant.profile()
                .map(profile -> profile.aws().accountId())
                .orElse(tenant.draft().get(Field.ACCOUNT_ID));
    }

    /** The account that was made for a tenant, if it is also the one that the tenant names now. */
    public Optional<String> of(TenantId tenant) {
        return scope.asProvider(() -> rows.made(tenant)
                .filter(made -> rows.find(tenant)
                        .map(MadeAccounts::named)
                        .filter(made::equals)
                        .isPresent()));
    }
}
