package dev.tenantry.steps;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a step is given at each call. */
public interface StepContext {

    TenantId tenant();

    RunId run();

    /** When the run was asked for: nothing of it is older. */
    Instant requestedAt();

    /** Counts from 1; raised by each retry. */
    int attempt();

    /** What was asked for, as it was when the run was created. */
    Wanted wanted();

    /** What was agreed with the tenant; throws {@link IllegalStateException} in a run that only makes an account. */
    default TenantProfile profile() {
        return wanted().agreed()
                .orElseThrow(() -> new IllegalStateException("nothing is agreed yet with " + wanted().slug()));
    }

    /**
     * What a step handed on in this run; before it has, what it handed on in the tenant's newest run that did it and was not taken
     * back. Empty facts if there is neither.
     */
    Facts outputsOf(String step);

    /** What this step's last call left in {@link Progress.Working}. */
    Facts memo();

    /** This step's part as it was approved; what is planned anew must not leave it. */
    PlannedPart approved();

    /**
     * Where a plan that was made anew leaves what was approved: one saying for each change that is not in the
     * approval (address, action or a value known then); empty if it may go on alone.
     */
    List<Saying> beyondApproval(PlannedPart candidate);

    /** Whether a person has asked the run to stop: what works is waited for, and nothing new is begun. */
    default boolean stopping() {
        return false;
    }

    /** Whether the run stands still and is only looked at: what is in the way is told, and nothing is put right. */
    default boolean looking() {
        return false;
    }

    /** Whether two people have agreed that exactly this lock, which somebody else holds, is to be broken. */
    default boolean mayBreak(String lock) {
        return false;
    }

    /** Whether a run, of any state, is one of this tenant: it may be at work in the same places. */
    boolean isOfTenant(RunId other);

    /** The step's own work folder on this node; made, and kept until the run is finished. */
    Path folder();

    StepLog log();

    Secrets secrets();

    /**
     * Every touch of the outside world: renews the run's lease guarded by its epoch, commits the intent to audit, acts,
     * and commits the outcome. Throws {@link LeaseLost} before acting if another node has taken the run over.
     *
     * @param act past tense, dotted: {@code litellm.team.created}
     * @param subject the object's id, the one that we chose
     * @param details facts without secrets
     */
    <T> T effect(OutsideSystem system, String act, String subject, Map<String, String> details, Supplier<T> doing);
}
