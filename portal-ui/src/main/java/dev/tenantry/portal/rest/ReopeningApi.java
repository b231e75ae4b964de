package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Beginning anew with a tenant of which nothing was built, for machines. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class ReopeningApi {

    private final Onboarding onboarding;
    private final TenantReading reading;

    ReopeningApi(Onboarding onboarding, TenantReading reading) {
        this.onboarding = onboarding;
        this.reading = reading;
    }

    /** Sending it again finds a draft, which is what was wanted. */
    @Operation(
            summary = "Makes a tenant a draft again whose runs were all rejected or rolled back,"
                    + " so that it can be changed and submitted anew")
    @PostMapping("/{tenant}/reopen")
    TenantJson.Whole reopen(@PathVariable UUID tenant) {
        TenantId id = new TenantId(tenant);
        boolean reopened = onboarding.reopen(id);
        Tenant now = reading.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        StateName state = StateName.of(now.state());
        if (!reopened && state != StateName.DRAFT) {
            throw Refusals.conflict(
                    "something of this tenant exists or a run is changing it; reject the plan of its run or roll the run"
                            + " back, and send this again",
                    Map.of("state", state));
        }
        return TenantJson.Whole.of(now);
    }
}
