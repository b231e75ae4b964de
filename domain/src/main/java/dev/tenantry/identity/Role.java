package dev.tenantry.identity;

/** What a membership lets a person do. */
public enum Role {
    PROVIDER_ADMIN(Side.PROVIDER),
    OPERATOR(Side.PROVIDER),
    SUPPORT(Side.PROVIDER),
    AUDITOR(Side.PROVIDER),
    TENANT_ADMIN(Side.TENANT);

    private final Side side;

    Role(Side side) {
        this.side = side;
    }

    /** Whether memberships of this role are for all tenants or name one. */
    public Side side() {
        return side;
    }

    /** The provider's staff, or one tenant's people. */
    public enum Side {
        PROVIDER,
        TENANT
    }
}
