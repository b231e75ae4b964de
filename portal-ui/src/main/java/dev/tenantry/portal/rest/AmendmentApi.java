package dev.tenantry.portal.rest;

import dev.tenantry.amendments.Amendments;
import dev.tenantry.amendments.Amendments.Outcome;
import dev.tenantry.identity.NotFound;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changing what was agreed with live tenants, for machines. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class AmendmentApi {

    private final TenantReading tenants;
    private final Amendments amendments;

    AmendmentApi(TenantReading tenants, Amendments amendments) {
        this.tenants = tenants;
        this.amendments = amendments;
    }

    /** A repeated call finds the tenant changed by the first: the version makes it happen once. */
    @Operation(summary = "Changes what is agreed with a live tenant and names the run that brings its systems to it")
    @PostMapping("/{tenant}/change")
    ResponseEntity<TenantJson.Submitted> change(
            @PathVariable UUID tenant, @RequestBody TenantJson.Corrected corrected) {
        var id = new TenantId(tenant);
        var stored = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        // asked first, so that whoever may not is refused before anything is said of the input
        boolean possible = !amendments.amendable(id).isEmpty();
        if (possible && corrected.version() == null) {
            throw Refusals.badInput("version", "give the version of the tenant as it was read");
        }
        long version = corrected.version() == null ? stored.version() : corrected.version();
        var fields = corrected.fields() == null ? Map.<String, @Nullable String>of() : corrected.fields();
        return answered(amendments.amend(id, version, FieldNames.into(stored.draft(), fields)));
    }

    @Operation(summary = "Names a run that brings a live tenant's systems to what is agreed")
    @PostMapping("/{tenant}/apply")
    ResponseEntity<TenantJson.Submitted> apply(@PathVariable UUID tenant) {
        return answered(amendments.applyAgain(new TenantId(tenant)));
    }

    private static ResponseEntity<TenantJson.Submitted> answered(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Requested(var run) -> TenantJson.Submitted.by(run);
            case Outcome.Refused(var problems) ->
                throw Refusals.refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "nothing was changed; correct these fields and send it again",
                        Map.of("fields", FieldNames.problems(problems)));
            case Outcome.NothingChanged nothing ->
                throw Refusals.badInput("fields", "none of them differs from what is agreed");
            case Outcome.Busy(long number) ->
                throw Refusals.conflict(
                        "run #" + number + " is changing this tenant; wait until it has ended, or cancel it",
                        Map.of("runNumber", number));
            case Outcome.Misplaced(var state) ->
                throw Refusals.conflict("the tenant is " + state, Map.of("state", state.name()));
            case Outcome.Overtaken late ->
                throw Refusals.conflict("the tenant was changed since that version; read it again", Map.of());
        };
    }
}
