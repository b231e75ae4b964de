package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.identity.NotFound;
import dev.tenantry.mcp.McpTokens;
import dev.tenantry.mcp.McpTokens.Outcome;
import dev.tenantry.mcp.TokenFault;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tokens that a tenant's assistant sends to MCP servers, for machines; they are shown to nobody again. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class ToolTokenApi {

    private final McpTokens tokens;

    ToolTokenApi(McpTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param wanted whether the tenant has chosen the server and the server wants one
     * @param moved whether it was given for another address than the server has now, to which it is not sent
     * @param since when it was given or taken away
     * @param by who did that
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kept(
            String server,
            String name,
            boolean wanted,
            boolean kept,
            boolean moved,
            @Nullable Instant since,
            @Nullable String by) {}

    /** @param tokens of the servers that want one, or for which one is still kept */
    record All(List<Kept> tokens) {}

    /** Never told back. */
    record Token(@Nullable String token) {

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** @param planned whether a run plans to bring it into the tenant's account now; else the next plan holds it */
    record Taken(boolean planned) {}

    @Operation(summary = "For which MCP servers a token is wanted, and whether one is kept")
    @GetMapping("/{tenant}/mcp-tokens")
    All all(@PathVariable UUID tenant) {
        return new All(tokens.of(new TenantId(tenant)).stream()
                .map(one -> new Kept(
                        one.server(), one.name(), one.wanted(), one.kept(), one.moved(), one.since(), one.by()))
                .toList());
    }

    @Operation(summary = "Keeps a token in place of the one before")
    @PutMapping("/{tenant}/mcp-tokens/{server}")
    ResponseEntity<Taken> give(@PathVariable UUID tenant, @PathVariable String server, @RequestBody Token body) {
        return answered(tokens.give(new TenantId(tenant), server, body.token() == null ? "" : body.token()));
    }

    @Operation(summary = "Forgets a token; the server stays off for the tenant until another one is given")
    @DeleteMapping("/{tenant}/mcp-tokens/{server}")
    ResponseEntity<Taken> takeAway(@PathVariable UUID tenant, @PathVariable String server) {
        return answered(tokens.takeAway(new TenantId(tenant), server));
    }

    private static ResponseEntity<Taken> answered(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Planned planned ->
                ResponseEntity.status(HttpStatus.ACCEPTED).body(new Taken(true));
            case Outcome.Later later -> ResponseEntity.ok(new Taken(false));
            case Outcome.NotWanted none -> throw new NotFound("token");
            case Outcome.Failed(var kind) ->
                throw Refusals.refusal(
                        HttpStatus.BAD_GATEWAY,
                        kind.refuses()
                                ? "AWS KMS does not encrypt for the portal, and nothing was changed; its operators must see to it"
                                : "the token could not be encrypted, and nothing was changed; send it again",
                        Map.of("kind", kind));
            case Outcome.Refused(var fault) ->
                throw Refusals.badInput(
                        "token",
                        switch (fault) {
                            case EMPTY -> "is empty";
                            case LONG -> "give at most " + TokenFault.LONGEST + " characters";
                            case CHARACTERS -> "has a space, a line break or what is no printable ASCII";
                        });
        };
    }
}
