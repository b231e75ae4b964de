package dev.tenantry.portal.rest;

import dev.tenantry.suspension.Suspensions;
import dev.tenantry.suspension.Suspensions.Asked;
import dev.tenantry.tenants.Suspension;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Suspending and resuming tenants, for machines. Sending a call again names the same run as long as that is open. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class SuspensionApi {

    private final Suspensions suspensions;

    SuspensionApi(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    @Operation(summary = "Names the run that suspends a live tenant; it waits for an approval")
    @PostMapping("/{tenant}/suspend")
    ResponseEntity<TenantJson.Submitted> suspend(@PathVariable UUID tenant, @RequestBody TenantJson.Suspended why) {
        String reason = why.reason() == null ? "" : why.reason().strip();
        if (reason.isEmpty() || reason.length() > Suspension.LONGEST_REASON) {
            throw Refusals.badInput("reason", "say why, in at most " + Suspension.LONGEST_REASON + " characters");
        }
        return answered(suspensions.suspend(new TenantId(tenant), reason));
    }

    @Operation(summary = "Names the run that resumes a suspended tenant; it waits for an approval")
    @PostMapping("/{tenant}/resume")
    ResponseEntity<TenantJson.Submitted> resume(@PathVariable UUID tenant) {
        return answered(suspensions.resume(new TenantId(tenant)));
    }

    private static ResponseEntity<TenantJson.Submitted> answered(Asked asked) {
        return switch (asked) {
            case Asked.Accepted(var run) -> TenantJson.Submitted.by(run);
            case Asked.Busy(var run, long number) ->
                throw Refusals.conflict(
                        "run #" + number + " is changing this tenant; wait until it has ended, or cancel it",
                        Map.of("runNumber", number));
            case Asked.Misplaced(var state) ->
                throw Refusals.conflict("the tenant is " + state, Map.of("state", state.name()));
        };
    }
}
