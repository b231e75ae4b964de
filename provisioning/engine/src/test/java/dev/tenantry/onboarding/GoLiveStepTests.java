package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.CentralHalf;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantWentLive;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register hears what it is told at once, as the real one does. */
@Proves(value = "go-live", undo = Undo.NO_WAY_BACK)
class GoLiveStepTests extends StepProofs {

    @TempDir
    private Path folder;

    private final Set<TenantId> live = new HashSet<>();

    @Override
    protected Step step() {
        return new GoLiveStep(this::hear, live::contains, Clock.systemUTC());
    }

    private void hear(Object event) {
        live.add(((TenantWentLive) event).tenant());
    }

    @Override
    protected StepStage stage() {
        return new StepStage(folder);
    }

    @Override
    protected Set<String> world(StepContext context) {
        return live.contains(context.tenant()) ? Set.of("live") : Set.of();
    }

    /** The last of what happens outside of the tenant's account (R2.5). */
    @Test
    void plans_that_the_portal_calls_the_tenant_live_and_nothing_else() {
        StepStage stage = stage();

        assertThat(stage.plan(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Done.class,
                        done -> assertThat(CentralHalf.in(
                                        ((PlannedPart) done.value()).changes(),
                                        stage.profile().aws()))
                                .isEqualTo(CentralHalf.of("go-live")));
    }
}
