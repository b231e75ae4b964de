package dev.tenantry.notifications;

import dev.tenantry.identity.Role;
import java.util.Set;

/** What people are told of, whom it concerns, and whether it waits for the morning. */
public enum NoticeKind {
    /** A run waits for somebody's approval. */
    APPROVAL_WANTED(Urgency.CAN_WAIT, Whom.THOSE_WHO_ACT),
    /** Somebody wants a lock broken that others hold; another must confirm it. */
    LOCK_RELEASE_WANTED(Urgency.AT_ONCE, Whom.THOSE_WHO_ACT),
    /** Somebody wants a run rolled back that made what holds data; another must want it, too. */
    ROLLBACK_WANTED(Urgency.AT_ONCE, Whom.THOSE_WHO_ACT),
    /** A run failed and waits for somebody's choice. */
    RUN_INCIDENT(Urgency.AT_ONCE, Whom.THOSE_WHO_ACT),
    /** A tenant is not as agreed, in a way that nobody lets be. */
    DRIFT_FOUND(Urgency.CAN_WAIT, Whom.THOSE_WHO_ACT),
    /** An alarm of a tenant goes off that wakes somebody. */
    ALARM(Urgency.AT_ONCE, Whom.THOSE_WHO_ACT),
    /** Of a tenant that has left, something is there after it should be gone, or nobody can look. */
    LEFTOVERS(Urgency.CAN_WAIT, Whom.THOSE_WHO_ACT),
    /** The audit trail contradicts what was kept of it outside the database. */
    AUDIT_BROKEN(Urgency.AT_ONCE, Whom.THOSE_WHO_WATCH),
    /** The database is an earlier one than the portal has seen; all runs are held. */
    DATABASE_RESTORED(Urgency.AT_ONCE, Whom.THOSE_WHO_ACT),
    /** Somebody was made administrator of a tenant that is being set up. */
    ADMINISTRATOR_INVITED(Urgency.CAN_WAIT, Whom.THE_TENANT);

    private final Urgency urgency;
    private final Whom whom;

    NoticeKind(Urgency urgency, Whom whom) {
        this.urgency = urgency;
        this.whom = whom;
    }

    /** Whether it goes out in quiet hours too. */
    public boolean urgent() {
        return urgency == Urgency.AT_ONCE;
    }

    /** Whoever has one of these is told, unless they refused; a tenant's role is asked for the notice's tenant. */
    public Set<Role> roles() {
        return switch (whom) {
            case THOSE_WHO_ACT -> Set.of(Role.PROVIDER_ADMIN, Role.OPERATOR);
            case THOSE_WHO_WATCH -> Set.of(Role.PROVIDER_ADMIN, Role.AUDITOR);
            case THE_TENANT -> Set.of(Role.TENANT_ADMIN);
        };
    }

    private enum Urgency {
        AT_ONCE,
        CAN_WAIT
    }

    private enum Whom {
        THOSE_WHO_ACT,
        THOSE_WHO_WATCH,
        THE_TENANT
    }
}
