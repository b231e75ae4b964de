package dev.tenantry.offboarding;

import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.DepartingTenants;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantClosed;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantLeaving;
import dev.tenantry.tenants.TenantProfile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** The register hears what it is told at once, as the real one does. */
abstract class DepartureProofs extends StepProofs implements DepartingTenants {

    static final String CONFIRMED = "letter of 12 November: all documents are theirs";

    @TempDir
    Path folder;

    final Set<TenantId> leaving = new HashSet<>();
    final Set<TenantId> closed = new HashSet<>();

    final void hear(Object event) {
        switch (event) {
            case TenantLeaving(var tenant, var at) -> leaving.add(tenant);
            case TenantClosed(var tenant, var at) -> {
                leaving.remove(tenant);
                closed.add(tenant);
            }
            default -> throw new AssertionError("not for the register: " + event);
        }
    }

    final StepStage asked() {
        return new StepStage(folder).with(new Departure(Profiles.acme(), Departure.From.LIVE, CONFIRMED));
    }

    @Override
    public final boolean isLeaving(TenantId tenant) {
        return leaving.contains(tenant);
    }

    @Override
    public final boolean isClosed(TenantId tenant) {
        return closed.contains(tenant);
    }

    @Override
    public final Optional<TenantProfile> closed(TenantId tenant) {
        return isClosed(tenant) ? Optional.of(Profiles.acme()) : Optional.empty();
    }

    @Override
    protected Set<String> world(StepContext context) {
        return closed.contains(context.tenant())
                ? Set.of("closed")
                : leaving.contains(context.tenant()) ? Set.of("leaving") : Set.of();
    }
}
