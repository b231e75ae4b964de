package dev.tenantry.steps;

/** Classes of failure: who must act, and whether the engine may try again by itself. */
public enum FailureClass {
    RATE_LIMIT(WhoActs.NOBODY, true),
    TRANSIENT(WhoActs.NOBODY, true),
    EVENTUAL_CONSISTENCY(WhoActs.NOBODY, true),
    LOCKED(WhoActs.OPERATOR, true),
    CREDENTIALS(WhoActs.OPERATOR, false),
    STATE_NOT_SAVED(WhoActs.OPERATOR, false),
    QUOTA(WhoActs.TENANT, false),
    /** A limit of the provider's own at a system, not of the tenant's account. */
    PROVIDER_LIMIT(WhoActs.OPERATOR, false),
    CAPACITY(WhoActs.CLOUD, true),
    AUTHORIZATION(WhoActs.TENANT, false),
    ALREADY_EXISTS(WhoActs.OPERATOR, false),
    DEPENDENCY(WhoActs.OPERATOR, true),
    CONFIG(WhoActs.OPERATOR, false),
    /** Undone, and something of it is still there; what goes by itself, or is listed for a while after, may take some minutes. */
    LEFT_BEHIND(WhoActs.OPERATOR, true),
    STALE_PLAN(WhoActs.OPERATOR, false),
    CANCELLED(WhoActs.OPERATOR, false),
    UNKNOWN(WhoActs.OPERATOR, false);

    private final WhoActs whoActs;
    private final boolean retriedByItself;

    FailureClass(WhoActs whoActs, boolean retriedByItself) {
        this.whoActs = whoActs;
        this.retriedByItself = retriedByItself;
    }

    public WhoActs whoActs() {
        return whoActs;
    }

    /** Whether trying again without a person is safe and promising. */
    public boolean retriedByItself() {
        return retriedByItself;
    }

    /** Whose move it is. */
    public enum WhoActs {
        NOBODY,
        OPERATOR,
        TENANT,
        CLOUD
    }
}
