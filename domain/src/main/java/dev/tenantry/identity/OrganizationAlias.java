package dev.tenantry.identity;

import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.util.regex.Pattern;

/**
 * A tenant's organization in the sign-in directory, under an id that we choose: {@code t-acme-0b9c61f2}. It never changes,
 * also if the tenant's slug could.
 */
public record OrganizationAlias(String value) {

    private static final Pattern SYNTAX = Pattern.compile("t-[a-z][a-z0-9-]{1,18}[a-z0-9]-[0-9a-f]{8}");

    public OrganizationAlias {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an organization of a tenant: " + value);
        }
    }

    /** Whether the text could be a tenant's organization; anything else in the directory is not ours. */
    public static boolean isValid(String text) {
        return SYNTAX.matcher(text).matches();
    }

    public static OrganizationAlias of(Slug slug, TenantId tenant) {
        return new OrganizationAlias("t-" + slug + "-" + ending(tenant));
    }

    /** Whether it is this tenant's. */
    public boolean isOf(TenantId tenant) {
        return value.endsWith("-" + ending(tenant));
    }

    private static String ending(TenantId tenant) {
        return tenant.toString().substring(0, 8);
    }

    @Override
    public String toString() {
        return value;
    }
}
