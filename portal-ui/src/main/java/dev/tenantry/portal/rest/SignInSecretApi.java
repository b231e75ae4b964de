package dev.tenantry.portal.rest;

import dev.tenantry.onboarding.SignInSecret;
import dev.tenantry.onboarding.SignInSecret.Brought;
import dev.tenantry.onboarding.SignInSecret.Place;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The client secret of the employees' sign-in, on its way into the tenant's own Secrets Manager, for machines. It is kept nowhere. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class SignInSecretApi {

    private final SignInSecret secrets;

    SignInSecretApi(SignInSecret secrets) {
        this.secrets = secrets;
    }

    /** @param place NOT_WANTED, NOT_BUILT or READY */
    record Wanted(Place place) {}

    /** Never told back. */
    record Secret(@Nullable String secret) {

        @Override
        public String toString() {
            return "Secret[…]";
        }
    }

    @Operation(summary = "Whether the tenant's sign-in wants a client secret, and its Secrets Manager stands")
    @GetMapping("/{tenant}/sign-in-secret")
    Wanted place(@PathVariable UUID tenant) {
        return new Wanted(secrets.place(new TenantId(tenant)));
    }

    @Operation(summary = "Writes the client secret as the current value; a second one replaces it")
    @PutMapping("/{tenant}/sign-in-secret")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bring(@PathVariable UUID tenant, @RequestBody Secret body) {
        TenantId id = new TenantId(tenant);
        Place place = secrets.place(id);
        if (place != Place.READY) {
            throw Refusals.conflict(
                    place == Place.NOT_WANTED
                            ? "this tenant's sign-in has no client secret"
                            : "the tenant's Secrets Manager does not stand yet; a run will make it, and wait",
                    Map.of("place", place));
        }
        switch (secrets.bring(id, body.secret() == null ? "" : body.secret())) {
            case Brought.Written written -> {}
            case Brought.Refused refused ->
                throw Refusals.badInput("secret", "give 1 to " + SignInSecret.LONGEST + " characters");
            case Brought.Failed(var kind) ->
                throw Refusals.refusal(
                        HttpStatus.BAD_GATEWAY,
                        "AWS did not take it, and nothing is known of the secret; send it again",
                        Map.of("kind", kind));
        }
    }
}
