package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.onboarding.Corrections;
import dev.tenantry.onboarding.Corrections.Outcome;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Putting right what stopped an onboarding, for machines. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class CorrectionApi {

    private final TenantReading tenants;
    private final Corrections corrections;

    CorrectionApi(TenantReading tenants, Corrections corrections) {
        this.tenants = tenants;
        this.corrections = corrections;
    }

    /** A repeated call finds the tenant changed by the first: the version makes it happen once. */
    @Operation(summary = "Changes fields of a tenant whose onboarding stands at an incident; its run plans anew")
    @PostMapping("/{tenant}/correct")
    ResponseEntity<TenantJson.PlannedAnew> correct(
            @PathVariable UUID tenant, @RequestBody TenantJson.Corrected corrected) {
        var id = new TenantId(tenant);
        var stored = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        if (corrections.correctable(id).isEmpty()) {
            throw notNow();
        }
        if (corrected.version() == null) {
            throw Refusals.badInput("version", "give the version of the tenant as it was read");
        }
        var fields = corrected.fields() == null ? Map.<String, @Nullable String>of() : corrected.fields();
        return answered(corrections.correct(id, corrected.version(), FieldNames.into(stored.draft(), fields)));
    }

    private static ResponseEntity<TenantJson.PlannedAnew> answered(Outcome outcome) {
        return switch (outcome) {
            case Outcome.PlannedAnew(var number) -> ResponseEntity.accepted().body(new TenantJson.PlannedAnew(number));
            case Outcome.Refused(var problems) ->
                throw Refusals.refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "nothing was changed; correct these fields and send it again",
                        Map.of("fields", FieldNames.problems(problems)));
            case Outcome.NothingChanged nothing ->
                throw Refusals.badInput("fields", "none of them differs from what is stored; retry the run instead");
            case Outcome.NotNow late -> throw notNow();
            case Outcome.Overtaken late ->
                throw Refusals.conflict(
                        "the tenant was changed since that version, or is not being onboarded; read it again",
                        Map.of());
        };
    }

    private static ErrorResponseException notNow() {
        return Refusals.conflict("no incident stops an onboarding of this tenant now", Map.of());
    }
}
