package dev.tenantry.accounts;

import dev.tenantry.aws.AwsOrganization;
import dev.tenantry.aws.AwsOrganization.Member;
import dev.tenantry.aws.AwsOrganization.Page;
import dev.tenantry.tenants.AccountOrder;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the organization for a tenant's account: one with the address that was ordered, which no two accounts in the world
 * share, or one with a name that only this tenant's has. Whose it is, its tag tells.
 */
final class AccountSearch {

    static final String TENANT_TAG = "tenantry:tenant";
    static final Map<String, String> OTHER_TAGS = Map.of("managed-by", "tenantry");

    private static final long ENOUGH_FOR_ONE_CALL_NANOS = 2_000_000_000L;

    private final AwsOrganization organization;

    AccountSearch(AwsOrganization organization) {
        this.organization = organization;
    }

    /** How far a search is. */
    sealed interface Found {

        /** Not among those that were looked at; the next call goes on here. */
        record NotYet(String next) implements Found {}

        record Nobody() implements Found {}

        record Ours(String account) implements Found {}

        /**
         * The address belongs to an account that is not ours to take.
         *
         * @param whose in words
         */
        record Others(String account, AccountPhrase whose) implements Found {}
    }

    /** @param after where an earlier call stopped, or null */
    Found find(TenantId tenant, String email, @Nullable String after) {
        long begin = System.nanoTime();
        String next = after;
        do {
            Page page = organization.accounts(next);
            Optional<Found> found = among(page, tenant, email);
            if (found.isPresent()) {
                return found.get();
            }
            next = page.next();
        } while (next != null && System.nanoTime() - begin < ENOUGH_FOR_ONE_CALL_NANOS);
        return next == null ? new Found.Nobody() : new Found.NotYet(next);
    }

    /** One that has the name alone counts only if it can be used. */
    private Optional<Found> among(Page page, TenantId tenant, String email) {
        Optional<Found> byName = page.members().stream()
                .filter(each -> AccountOrder.isNameFor(tenant, each.name()))
                .map(each -> whose(tenant, each))
                .filter(Found.Ours.class::isInstance)
                .findFirst();
        return byName.or(() -> page.members().stream()
                .filter(each -> each.email().equalsIgnoreCase(email))
                .findFirst()
                .map(each -> whose(tenant, each)));
    }

    Found whose(TenantId tenant, Member member) {
        String tag = organization.tags(member.id()).get(TENANT_TAG);
        if (!tenant.toString().equals(tag)) {
            return new Found.Others(
                    member.id(), tag == null ? AccountPhrase.NOT_FOR_A_TENANT : AccountPhrase.FOR_ANOTHER_TENANT);
        }
        return member.active() ? new Found.Ours(member.id()) : new Found.Others(member.id(), AccountPhrase.CLOSED);
    }
}
