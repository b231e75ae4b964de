package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.accounts.AccountOrders;
import dev.tenantry.accounts.AccountOrders.Ordered;
import dev.tenantry.accounts.AccountOrders.Standing;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Having an AWS account made for a tenant that brings none, for machines. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class AccountApi {

    private final AccountOrders orders;

    AccountApi(AccountOrders orders) {
        this.orders = orders;
    }

    /**
     * @param standing NotSet, Possible, UnderWay or Made
     * @param account the id of the account that was made
     * @param run the run that makes it or made it, or the last one that ended in vain
     * @param missing settings of the provider without which none is made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Account(
            String standing,
            @Nullable String account,
            @Nullable UUID run,
            @Nullable List<String> missing) {

        static Account of(Standing standing) {
            return switch (standing) {
                case Standing.NotSet(var missing) -> new Account("NotSet", null, null, missing);
                case Standing.Possible(var before) -> new Account("Possible", null, id(before.orElse(null)), null);
                case Standing.UnderWay(var run) -> new Account("UnderWay", null, id(run), null);
                case Standing.Made(var account, var run) -> new Account("Made", account, id(run.orElse(null)), null);
            };
        }

        private static @Nullable UUID id(@Nullable RunSummary run) {
            return run == null ? null : run.id().value();
        }
    }

    /** @param email address of the account's root user; no other account may have it */
    record Order(@Nullable String email) {}

    @Operation(summary = "Whether an AWS account can be made for the tenant, is being made, or was made")
    @GetMapping("/{tenant}/account")
    Account account(@PathVariable UUID tenant) {
        return Account.of(orders.standing(new TenantId(tenant)));
    }

    /** Sending it again names the same run as long as that is open. */
    @Operation(summary = "Names the run that makes an AWS account for a draft; it waits for an approval")
    @PostMapping("/{tenant}/account")
    ResponseEntity<TenantJson.Submitted> order(@PathVariable UUID tenant, @RequestBody Order order) {
        String email = order.email() == null ? "" : order.email().strip();
        return switch (orders.order(new TenantId(tenant), email)) {
            case Ordered.Accepted(var run) -> TenantJson.Submitted.by(run);
            case Ordered.Refused(var lacks) ->
                throw Refusals.refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "no account can be ordered yet; 'lacks' says what the draft or the order lacks",
                        Map.of("lacks", new TreeSet<>(lacks)));
            case Ordered.NotSet(var missing) ->
                throw Refusals.conflict(
                        "the provider has not set what it takes to make accounts; 'missing' names the settings",
                        Map.of("missing", missing));
            case Ordered.Busy(var number) ->
                throw Refusals.conflict(
                        "run #" + number + " is changing this tenant; wait until it has ended, or cancel it",
                        Map.of("runNumber", number));
            case Ordered.Overtaken overtaken ->
                throw Refusals.conflict("the tenant was submitted and is no draft any more", Map.of());
        };
    }
}
