package dev.tenantry.register;

import java.util.Locale;

/** In which order a list of tenants goes on after those that come first anyway. */
public enum TenantOrder {
    NEWEST("created_at desc", "<", "created_at"),
    NAME("lower(display_name)", ">", "lower(display_name)");

    private final String sorted;
    private final String later;
    private final String value;

    TenantOrder(String sorted, String later, String value) {
        this.sorted = sorted;
        this.later = later;
        this.value = value;
    }

    /** How it is written in a URL. */
    public String inUrl() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order as SQL has it; the id makes it total. */
    String sorted() {
        return sorted + ", tenant_id" + (later.equals("<") ? " desc" : "");
    }

    /** The condition for what comes later than the tenant {@code :after}. */
    String afterCursor() {
        return "(%1$s, tenant_id) %2$s (select %1$s, tenant_id from tenant where tenant_id = :after)"
                .formatted(value, later);
    }
}
