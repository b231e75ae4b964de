package dev.tenantry.portal.rest;

import dev.tenantry.drift.Drift;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.drift.DriftScans.Asked;
import dev.tenantry.identity.NotFound;
import dev.tenantry.steps.Change;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comparing tenants with what was agreed, for machines. Asking again while a comparison is under way names that one. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class DriftApi {

    private final DriftScans scans;

    DriftApi(DriftScans scans) {
        this.scans = scans;
    }

    /** What a comparison came to; {@code reason} is null unless somebody lets the difference be. */
    record Found(UUID run, long number, Instant at, boolean outdated, List<Difference> differences) {}

    record Difference(
            String key,
            String step,
            String system,
            String type,
            String address,
            Change.Action action,
            @Nullable String reason) {}

    record Accepted(@Nullable String reason) {}

    @Operation(summary = "Names the run that compares a live tenant with what was agreed; it changes nothing")
    @PostMapping("/{tenant}/drift-scans")
    ResponseEntity<TenantJson.Submitted> scan(@PathVariable UUID tenant) {
        return switch (scans.scan(new TenantId(tenant))) {
            case Asked.Accepted(var run, var isNew) -> TenantJson.Submitted.by(run);
            case Asked.Busy(var run, long number) ->
                throw Refusals.conflict(
                        "run #" + number + " is changing this tenant; compare it when that has ended",
                        Map.of("runNumber", number));
            case Asked.Misplaced(var state) ->
                throw Refusals.conflict("the tenant is " + state, Map.of("state", state.name()));
        };
    }

    @Operation(summary = "What the newest comparison came to; 404 if there was none")
    @GetMapping("/{tenant}/drift")
    Found drift(@PathVariable UUID tenant) {
        Drift drift = scans.of(new TenantId(tenant)).orElseThrow(() -> new NotFound("comparison"));
        return new Found(
                drift.run().value(),
                drift.number(),
                drift.at(),
                drift.outdated(),
                drift.differences().stream().map(DriftApi::json).toList());
    }

    private static Difference json(Drift.Difference difference) {
        Change change = difference.change();
        Drift.Acceptance acceptance = difference.acceptance();
        return new Difference(
                difference.key(),
                difference.step(),
                change.system().name(),
                change.type(),
                change.address(),
                change.action(),
                acceptance == null ? null : acceptance.reason());
    }

    @Operation(summary = "Lets a difference be as long as it is exactly this one")
    @PutMapping("/{tenant}/drift/{difference}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable UUID tenant, @PathVariable String difference, @RequestBody Accepted accepted) {
        String reason = accepted.reason() == null ? "" : accepted.reason().strip();
        if (reason.isEmpty() || reason.length() > DriftScans.LONGEST_REASON) {
            throw Refusals.badInput("reason", "say why, in at most " + DriftScans.LONGEST_REASON + " characters");
        }
        scans.accept(new TenantId(tenant), difference, reason);
    }

    @Operation(summary = "Lets a difference be no longer")
    @DeleteMapping("/{tenant}/drift/{difference}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID tenant, @PathVariable String difference) {
        scans.withdraw(new TenantId(tenant), difference);
    }
}
