package dev.tenantry.register;

import dev.tenantry.tenants.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of tenants.
 *
 * @param next the cursor of the next page; null on the last
 */
public record TenantPage(List<Tenant> tenants, @Nullable TenantId next) {

    public TenantPage {
        tenants = List.copyOf(tenants);
    }

    static TenantPage of(List<Tenant> oneMore) {
        if (oneMore.size() <= TenantRows.PAGE) {
            return new TenantPage(oneMore, null);
        }
        List<Tenant> page = oneMore.subList(0, TenantRows.PAGE);
        return new TenantPage(page, page.getLast().id());
    }
}
