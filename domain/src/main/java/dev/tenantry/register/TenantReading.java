package dev.tenantry.register;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.UseCase;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
import java.util.Optional;

/** Looking at tenants. */
@UseCase
public class TenantReading {

    /** A list says "more than" beyond this. */
    public static final int MOST_COUNTED = 1_000;

    private final TenantRows rows;

    TenantReading(TenantRows rows) {
        this.rows = rows;
    }

    /** A page of up to 50 tenants, in the order that the filter gives. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public TenantPage list(TenantFilter filter) {
        return TenantPage.of(rows.list(filter));
    }

    /** How many tenants are in each state; counted to {@link #MOST_COUNTED} and one more. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Map<StateName, Integer> counts() {
        return rows.counts(MOST_COUNTED + 1);
    }

    /** One tenant; empty if there is none. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public Optional<Tenant> tenant(TenantId tenant) {
        return rows.find(tenant);
    }
}
