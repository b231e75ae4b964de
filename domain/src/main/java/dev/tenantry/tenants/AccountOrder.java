package dev.tenantry.tenants;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An AWS account that is to be made for a tenant which is still a draft.
 *
 * @param email address of the account's root user; no other AWS account anywhere may have it
 * @param region where the way into the account is laid, and the tenant's stack later
 */
public record AccountOrder(Slug slug, String displayName, String accountName, String email, String region)
        implements Wanted {

    /** What Organizations takes: ASCII without the characters that its documentation excludes. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$*+/=?^_`{}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final String BEGIN = "tenantry-";
    private static final int SHORTEST = 6;
    private static final int LONGEST = 64;

    /** Whether AWS would take the text as the address of a root user. */
    public static boolean isEmail(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && EMAIL.matcher(text).matches();
    }

    /** The name of the account of this tenant; AWS takes at most 50 characters. */
    public static String nameFor(TenantId tenant, Slug slug) {
        return BEGIN + slug + end(tenant);
    }

    /** Whether an account of this name may be this tenant's, also if its short name was another one when it was ordered. */
    public static boolean isNameFor(TenantId tenant, String name) {
        return name.startsWith(BEGIN) && name.endsWith(end(tenant));
    }

    private static String end(TenantId tenant) {
        return "-" + tenant.toString().substring(0, 8);
    }

    /** The account comes before everything that is agreed. */
    @Override
    public Optional<TenantProfile> agreed() {
        return Optional.empty();
    }
}
