package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.offboarding.DeletionCertificates;
import dev.tenantry.offboarding.IssuedCertificate;
import dev.tenantry.offboarding.Offboardings;
import dev.tenantry.offboarding.Offboardings.Asked;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Taking tenants down for good, for machines. Sending a call again names the same run as long as that is open. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class OffboardingApi {

    private final Offboardings offboardings;
    private final DeletionCertificates certificates;

    OffboardingApi(Offboardings offboardings, DeletionCertificates certificates) {
        this.offboardings = offboardings;
        this.certificates = certificates;
    }

    /**
     * @param confirm the tenant's short name, exactly
     * @param handedOver what the tenant has confirmed about its data
     */
    record Leaving(@Nullable String confirm, @Nullable String handedOver) {}

    @Operation(summary = "Names the run that takes a tenant down for good; it waits for a second person's approval")
    @PostMapping("/{tenant}/offboard")
    ResponseEntity<TenantJson.Submitted> offboard(@PathVariable UUID tenant, @RequestBody Leaving leaving) {
        String handedOver =
                leaving.handedOver() == null ? "" : leaving.handedOver().strip();
        if (handedOver.isEmpty() || handedOver.length() > Departure.LONGEST_CONFIRMATION) {
            throw Refusals.badInput(
                    "handedOver",
                    "say what the tenant has confirmed about its data, in at most " + Departure.LONGEST_CONFIRMATION
                            + " characters");
        }
        String confirm = leaving.confirm() == null ? "" : leaving.confirm();
        return answered(offboardings.offboard(new TenantId(tenant), confirm, handedOver));
    }

    @Operation(summary = "The newest certificate of what was deleted of a tenant, as it was signed")
    @GetMapping(path = "/{tenant}/certificate", produces = MediaType.APPLICATION_JSON_VALUE)
    String certificate(@PathVariable UUID tenant) {
        return certificates.of(new TenantId(tenant)).stream()
                .findFirst()
                .map(IssuedCertificate::file)
                .orElseThrow(() -> new NotFound("certificate"));
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
            case Asked.NameDiffers() -> throw Refusals.badInput("confirm", "is not the tenant's short name");
        };
    }
}
