package dev.tenantry.offboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

@Proves(value = "close", undo = Undo.NO_WAY_BACK)
class CloseStepTests extends DepartureProofs {

    private final Set<RunId> certified = new HashSet<>();

    private final class Rows implements Certifying {

        @Override
        public boolean isIssued(TenantId tenant, RunId run) {
            return certified.contains(run);
        }

        @Override
        public void issue(StepContext context) {
            if (!certified.contains(context.run())) {
                context.effect(OutsideSystem.PORTAL, "certified", "1", Map.of(), () -> certified.add(context.run()));
            }
        }
    }

    @Override
    protected Step step() {
        return new CloseStep(this::hear, this, new Rows(), Clock.systemUTC());
    }

    @Override
    protected StepStage stage() {
        return asked();
    }

    @Override
    protected Set<String> world(StepContext context) {
        Set<String> world = new TreeSet<>(super.world(context));
        if (certified.contains(context.run())) {
            world.add("certified");
        }
        return world;
    }
}
