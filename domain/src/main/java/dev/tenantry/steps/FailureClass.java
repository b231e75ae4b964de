package dev.tenantry.steps;

/** Classes of failure: who must act, and whether the engine may try again by itself. */
public enum FailureClass {
    RATE_LIMIT(WhoActs.NOBODY, true, Retry.BY_ITSELF),
    TRANSIENT(WhoActs.NOBODY, true, Retry.BY_ITSELF),
    EVENTUAL_CONSISTENCY(WhoActs.NOBODY, true, Retry.BY_ITSELF),
    LOCKED(WhoActs.OPERATOR, true, Retry.ONCE_MENDED),
    CREDENTIALS(WhoActs.OPERATOR, false, Retry.ONCE_MENDED),
    STATE_NOT_SAVED(WhoActs.OPERATOR, false, Retry.SAVES_FIRST),
    QUOTA(WhoActs.TENANT, false, Retry.ONCE_MENDED),
    /** A limit of the provider's own at a system, not of the tenant's account. */
    PROVIDER_LIMIT(WhoActs.OPERATOR, false, Retry.ONCE_MENDED),
    CAPACITY(WhoActs.CLOUD, true, Retry.BY_ITSELF),
    AUTHORIZATION(WhoActs.TENANT, false, Retry.ONCE_MENDED),
    ALREADY_EXISTS(WhoActs.OPERATOR, false, Retry.ONCE_MENDED),
    DEPENDENCY(WhoActs.OPERATOR, true, Retry.ONCE_MENDED),
    /** Something that the customer alone can do in its own systems has not been done yet. */
    AT_CUSTOMER(WhoActs.TENANT, true, Retry.ONCE_MENDED),
    CONFIG(WhoActs.OPERATOR, false, Retry.ONCE_MENDED),
    /** Undone, and something of it is still there; what goes by itself, or is listed for a while after, may take some minutes. */
    LEFT_BEHIND(WhoActs.OPERATOR, true, Retry.BY_ITSELF),
    STALE_PLAN(WhoActs.OPERATOR, false, Retry.PLANS_ANEW),
    CANCELLED(WhoActs.OPERATOR, false, Retry.GOES_ON),
    UNKNOWN(WhoActs.OPERATOR, false, Retry.UNSURE);

    private final WhoActs whoActs;
    private final boolean retriedByItself;
    private final Retry retry;

    FailureClass(WhoActs whoActs, boolean retriedByItself, Retry retry) {
        this.whoActs = whoActs;
        this.retriedByItself = retriedByItself;
        this.retry = retry;
    }

    public WhoActs whoActs() {
        return whoActs;
    }

    /** Whether trying again without a person is safe and promising. */
    public boolean retriedByItself() {
        return retriedByItself;
    }

    /** What a person may expect of a retry. */
    public Retry retry() {
        return retry;
    }

    /** Whether a retry is safe, and when it helps. */
    public enum Retry {
        /** Safe, and may help as it is. */
        BY_ITSELF,
        /** Safe, and fails again until the cause is gone. */
        ONCE_MENDED,
        /** Safe, and writes down first what is known here alone. */
        SAVES_FIRST,
        /** Safe, and asks again where it goes beyond the approval. */
        PLANS_ANEW,
        /** Safe: goes on where it stopped. */
        GOES_ON,
        /** Nobody has named the failure yet. */
        UNSURE
    }

    /** Whose move it is. */
    public enum WhoActs {
        NOBODY,
        OPERATOR,
        TENANT,
        CLOUD
    }
}
