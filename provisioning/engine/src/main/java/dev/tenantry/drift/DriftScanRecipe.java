package dev.tenantry.drift;

import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything is looked at that stands somewhere; what only proves that people can work with it is not. */
@Component
class DriftScanRecipe implements Recipe {

    private static final List<String> STEPS =
            List.of("infrastructure", "gateway", "billing", "identity", "secrets", "application", "assistant", "mcp");

    @Override
    public RunKind kind() {
        return RunKind.DRIFT_SCAN;
    }

    @Override
    public List<String> steps(Wanted wanted) {
        return STEPS;
    }
}
