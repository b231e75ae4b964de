package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.Pauses;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holding runs and letting them go on, for machines. Sending a call again changes nothing. */
@RestController
@Tag(name = "Runs")
@ResponseStatus(HttpStatus.NO_CONTENT)
class PauseApi {

    /** Characters of a reason, as in the dialog. */
    private static final int LONGEST = 500;

    private final Pauses pauses;
    private final TenantReading tenants;

    PauseApi(Pauses pauses, TenantReading tenants) {
        this.pauses = pauses;
        this.tenants = tenants;
    }

    @Operation(summary = "Lets no run of any tenant begin anything new, until somebody releases them")
    @PostMapping(RunApi.PATH + "/pause")
    void pauseAll(@RequestBody RunJson.Reason body) {
        pauses.pauseAll(reason(body));
    }

    @Operation(summary = "Lets runs go on; one tenant's that are paused for themselves stay paused")
    @PostMapping(RunApi.PATH + "/release")
    void releaseAll() {
        pauses.releaseAll();
    }

    @Operation(summary = "Lets no run of this tenant begin anything new, until somebody releases them")
    @PostMapping(TenantApi.PATH + "/{tenant}/pause")
    void pause(@PathVariable UUID tenant, @RequestBody RunJson.Reason body) {
        pauses.pause(known(tenant), reason(body));
    }

    @Operation(summary = "Lets this tenant's runs go on")
    @PostMapping(TenantApi.PATH + "/{tenant}/release")
    void release(@PathVariable UUID tenant) {
        pauses.release(known(tenant));
    }

    private TenantId known(UUID tenant) {
        return tenants.tenant(new TenantId(tenant))
                .orElseThrow(() -> new NotFound("tenant"))
                .id();
    }

    private static String reason(RunJson.Reason body) {
        String reason = body.reason() == null ? "" : body.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw Refusals.badInput("reason", "say why, in at most " + LONGEST + " characters");
        }
        return reason;
    }
}
