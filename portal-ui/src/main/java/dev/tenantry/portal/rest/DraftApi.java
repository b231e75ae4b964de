package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.identity.NotFound;
import dev.tenantry.onboarding.AccountAccess;
import dev.tenantry.onboarding.WayIn;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the wizard's buttons do besides keeping fields, for machines. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class DraftApi {

    private final TenantDrafts drafts;
    private final TenantReading reading;
    private final AccountAccess access;
    private final IdempotentRequests requests;

    DraftApi(TenantDrafts drafts, TenantReading reading, AccountAccess access, IdempotentRequests requests) {
        this.drafts = drafts;
        this.reading = reading;
        this.access = access;
        this.requests = requests;
    }

    @Operation(summary = "A new draft with what was agreed with this tenant, without what must be unique")
    @PostMapping("/{tenant}/clone")
    ResponseEntity<TenantJson.Whole> clone(@PathVariable UUID tenant, @RequestHeader(TenantApi.KEY) String key) {
        TenantId id = new TenantId(tenant);
        var request = new IdempotentRequests.Request(key, "clone " + id);
        TenantId made =
                TenantId.of(requests.once(request, () -> drafts.cloneOf(id).toString(), TenantId::of));
        return ResponseEntity.created(URI.create(TenantApi.PATH + "/" + made))
                .body(TenantJson.Whole.of(reading.tenant(made).orElseThrow(() -> new NotFound("tenant"))));
    }

    /**
     * What an attempt to enter the account told.
     *
     * @param answer the kind of answer: Open, Unguarded, NotAssumable, OtherExternalId, WrongAccount, OtherShortName, PortalRefused,
     *     Unanswered or Incomplete
     * @param open whether the role lets the portal in where it was agreed
     * @param guarded whether it was shown that it refuses whoever does not know the external id; an emulator cannot show it
     * @param leadsTo the account that it leads to, if that is another one
     * @param words what AWS said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tried(
            String answer,
            boolean open,
            @Nullable Boolean guarded,
            @Nullable String leadsTo,
            @Nullable String words) {

        private static Tried because(WayIn found, @Nullable String words) {
            return new Tried(found.getClass().getSimpleName(), false, null, null, words);
        }

        static Tried of(WayIn found) {
            return switch (found) {
                case WayIn.Open(var target, var guarded) -> new Tried("Open", true, guarded, null, null);
                case WayIn.WrongAccount(var target, var account) ->
                    new Tried("WrongAccount", false, null, account, null);
                case WayIn.NotAssumable(var target, var words) -> because(found, words);
                case WayIn.OtherExternalId(var target, var words) -> because(found, words);
                case WayIn.OtherShortName(var target, var slug, var words) -> because(found, words);
                case WayIn.PortalRefused(var words) -> because(found, words);
                case WayIn.Unanswered(var words) -> because(found, words);
                case WayIn.Unguarded unguarded -> because(found, null);
                case WayIn.Incomplete incomplete -> because(found, null);
            };
        }
    }

    @Operation(summary = "Tries the way into the tenant's AWS account as its fields name it now; changes nothing")
    @PostMapping("/{tenant}/access")
    Tried access(@PathVariable UUID tenant) {
        return Tried.of(access.tryNow(new TenantId(tenant)));
    }
}
