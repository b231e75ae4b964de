package dev.tenantry.sandbox;

import static dev.tenantry.sandbox.DemoPerson.ADA;
import static dev.tenantry.sandbox.DemoPerson.OLEG;

import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.register.Field;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.sandbox.DemoTenant.Story;
import dev.tenantry.sandbox.faults.ClusterFault;
import dev.tenantry.sandbox.faults.SimulatedClusters;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What happens to the demo tenants, decided anew each time from where they stand: a restart goes on where it was. Every run is
 * a true one; only the people who ask and approve are played. Who has told their story is left alone.
 */
@Component
class DemoStories {

    private final TenantDrafts drafts;
    private final TenantReading tenants;
    private final Onboarding onboarding;
    private final RunReading runs;
    private final RunControl control;
    private final SimulatedClusters clusters;

    DemoStories(
            TenantDrafts drafts,
            TenantReading tenants,
            Onboarding onboarding,
            RunReading runs,
            RunControl control,
            SimulatedClusters clusters) {
        this.drafts = drafts;
        this.tenants = tenants;
        this.onboarding = onboarding;
        this.runs = runs;
        this.control = control;
        this.clusters = clusters;
    }

    /** The tenant's draft, made if it is not there. */
    TenantId draft(DemoTenant demo) {
        return DemoStaff.as(
                OLEG,
                () -> find(demo).map(Tenant::id).orElseGet(() -> drafts.beginWith(demo.filledIn(drafts.fresh()))));
    }

    /**
     * Does what comes next for each of them, one story after the other: the machine is the viewer's, too. True once every story
     * is told. Who was discarded has none any more.
     */
    boolean goOn() {
        boolean told = true;
        for (DemoTenant demo : DemoTenant.values()) {
            Optional<Stand> stand = DemoStaff.as(OLEG, () -> find(demo).map(this::stand));
            if (stand.isPresent()) {
                if (!told && stand.get().runs().isEmpty()) {
                    return false;
                }
                told &= advance(demo, stand.get());
            }
        }
        return told;
    }

    /** Where a tenant stands; the newest run is the first. */
    private record Stand(Tenant tenant, List<RunSummary> runs) {}

    private Stand stand(Tenant tenant) {
        return new Stand(tenant, runs.listOf(tenant.id(), RunFilter.all()).runs());
    }

    private Optional<Tenant> find(DemoTenant demo) {
        return tenants.list(TenantFilter.named(demo.slug())).tenants().stream()
                .filter(tenant -> tenant.draft().get(Field.SLUG).equals(demo.slug()))
                .findFirst();
    }

    /** True if nothing more will happen by itself. */
    private boolean advance(DemoTenant demo, Stand stand) {
        if (stand.runs().isEmpty()) {
            disturb(demo);
            return !isSubmitted(stand.tenant());
        }
        RunSummary newest = stand.runs().getFirst();
        int attempt = stand.runs().size();
        return switch (newest.state()) {
            case AWAITING_APPROVAL -> decide(demo.story(), newest, attempt);
            case REJECTED -> againAfterRejection(demo.story(), stand.tenant(), attempt);
            case INCIDENT -> retryAfterCrash(demo, newest);
            case PLANNING, RUNNING, CANCELLING, ROLLING_BACK ->
                demo.story() == Story.IS_SLOW && "application".equals(newest.current());
            case SUCCEEDED, ROLLED_BACK, CANCELLED -> true;
        };
    }

    private void disturb(DemoTenant demo) {
        switch (demo.story()) {
            case FAILS_BY_QUOTA -> clusters.disturb(demo.account(), ClusterFault.QUOTA);
            case CRASHES_FIRST -> clusters.disturb(demo.account(), ClusterFault.CRASH_LOOP);
            case IS_SLOW -> clusters.disturb(demo.account(), ClusterFault.SLOW);
            case GOES_LIVE, IS_REJECTED_FIRST, WAITS_FOR_APPROVAL -> clusters.heal(demo.account());
        }
    }

    /** Refused if somebody has filled in something else meanwhile, or has taken the account; that is their story then. */
    private boolean isSubmitted(Tenant tenant) {
        return DemoStaff.as(OLEG, () -> onboarding.submit(tenant.id(), tenant.version()))
                instanceof Onboarding.Submission.Submitted;
    }

    private boolean decide(Story story, RunSummary run, int attempt) {
        int ours = story == Story.IS_REJECTED_FIRST ? 2 : 1;
        if (story == Story.WAITS_FOR_APPROVAL || attempt > ours) {
            return true;
        }
        if (attempt < ours) {
            DemoStaff.as(ADA, () -> control.reject(run.tenant(), run.id(), "The contract is not signed yet."));
        } else {
            DemoStaff.as(ADA, () -> approve(run));
        }
        return false;
    }

    private RunControl.Decision approve(RunSummary run) {
        String shown = runs.run(run.tenant(), run.id())
                .map(detail -> detail.run().planHash())
                .orElseThrow();
        return control.approve(run.tenant(), run.id(), shown, null);
    }

    private boolean againAfterRejection(Story story, Tenant tenant, int attempt) {
        if (story != Story.IS_REJECTED_FIRST || attempt > 1) {
            return true;
        }
        return !isSubmitted(tenant);
    }

    private boolean retryAfterCrash(DemoTenant demo, RunSummary run) {
        if (demo.story() != Story.CRASHES_FIRST
                || clusters.faultOf(demo.account()).isEmpty()) {
            return true;
        }
        clusters.heal(demo.account());
        DemoStaff.as(OLEG, () -> control.retry(run.tenant(), run.id()));
        return false;
    }
}
