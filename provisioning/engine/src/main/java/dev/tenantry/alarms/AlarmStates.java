package dev.tenantry.alarms;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.time.Instant;
import java.util.List;

/**
 * How the alarms of a tenant's stack stand. Nothing else is read of them (R6.1): the figures that they watch, and AWS's reasons,
 * which quote them, stay in the tenant's account.
 */
public interface AlarmStates {

    /**
     * All of them, sorted by name. Throws {@link dev.tenantry.outside.OutsideFailure} if they cannot be read.
     *
     * @param stack what the names of all that the stack makes begin with
     */
    List<Reading> of(AwsTarget target, String stack);

    /**
     * One alarm.
     *
     * @param name without the stack's
     * @param since when it came to be so
     * @param description as the stack gave it
     */
    record Reading(String name, Standing standing, Instant since, String description) {}

    /** What AWS calls the state of an alarm. */
    enum Standing {
        OK,
        ALARM,
        /** There are no figures to judge by. */
        INSUFFICIENT_DATA
    }
}
