package dev.tenantry.tenants;

/**
 * Which case of Open WebUI's licence applies. It counts natural persons with direct access within thirty days; whoever runs many tenants
 * had better take advice on whether they add up.
 */
public enum Branding {
    /** Its branding may give way to another's. */
    REPLACEABLE,
    /** It must stay as it is, but for those who have its maker's permission. */
    KEPT;

    private static final int MOST_WITHOUT = 50;

    /**
     * The case that applies to so many people.
     *
     * @param people expected within thirty days
     */
    public static Branding of(int people) {
        return people <= MOST_WITHOUT ? REPLACEABLE : KEPT;
    }
}
