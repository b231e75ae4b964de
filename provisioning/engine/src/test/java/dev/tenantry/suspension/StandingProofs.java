package dev.tenantry.suspension;

import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.Suspension;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantResumed;
import dev.tenantry.tenants.TenantSuspended;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** The register hears what it is told at once, as the real one does. */
abstract class StandingProofs extends StepProofs {

    static final String REASON = "asked for by Acme";

    @TempDir
    private Path folder;

    /** Why each suspended tenant is. */
    final Map<TenantId, String> suspended = new HashMap<>();

    final void hear(Object event) {
        switch (event) {
            case TenantSuspended(var tenant, var reason, var at) -> suspended.put(tenant, reason);
            case TenantResumed(var tenant, var at) -> suspended.remove(tenant);
            default -> throw new AssertionError("not for the register: " + event);
        }
    }

    final StepStage asked() {
        return new StepStage(folder).with(new Suspension(Profiles.acme(), REASON));
    }

    @Override
    protected final Set<String> world(StepContext context) {
        String reason = suspended.get(context.tenant());
        return reason == null ? Set.of() : Set.of("suspended: " + reason);
    }
}
