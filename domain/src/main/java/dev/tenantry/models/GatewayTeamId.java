package dev.tenantry.models;

import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.util.regex.Pattern;

/**
 * A tenant's team at the model gateway, under an id that we choose: {@code t-acme-0b9c61f2}. It never changes, also if the
 * tenant's slug could.
 */
public record GatewayTeamId(String value) {

    private static final Pattern SYNTAX = Pattern.compile("t-[a-z][a-z0-9-]{1,18}[a-z0-9]-[0-9a-f]{8}");

    public GatewayTeamId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a team id: " + value);
        }
    }

    /** Whether the text could be a tenant's team; anything else at the gateway is not ours. */
    public static boolean isValid(String text) {
        return SYNTAX.matcher(text).matches();
    }

    public static GatewayTeamId of(Slug slug, TenantId tenant) {
        return new GatewayTeamId("t-" + slug + "-" + tenant.toString().substring(0, 8));
    }

    /** The alias of this team's key for a purpose; unique in the whole gateway. */
    public String keyAlias(String purpose) {
        return value + "-" + purpose;
    }

    @Override
    public String toString() {
        return value;
    }
}
