package dev.tenantry.portal.rest;

import dev.tenantry.runs.RunControl;
import dev.tenantry.steps.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A rollback that destroys what holds data, for machines: one client asks, another client or a person confirms. */
@RestController
@Tag(name = "Runs")
@RequestMapping(RunApi.PATH)
class RollbackApi {

    private final RunControl control;
    private final CallersRuns runs;
    private final RunsDecided decided;

    RollbackApi(RunControl control, CallersRuns runs, RunsDecided decided) {
        this.control = control;
        this.runs = runs;
        this.decided = decided;
    }

    /**
     * @param confirm the tenant's short name, exactly
     * @param askedAt when the wish was uttered that is meant, as the run's {@code rollback} says
     */
    record Confirmed(@Nullable String confirm, @Nullable Instant askedAt) {}

    @Operation(
            summary = "Asks for a rollback that destroys what holds data; nothing happens until somebody else confirms")
    @PostMapping("/{run}/roll-back/ask")
    RunJson.Whole ask(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody RunJson.Reason body) {
        String reason = RunsDecided.given("reason", body.reason(), "say why, in one sentence");
        return decided.decide(run, key, "ask to roll back", (tenant, id) -> control.askRollback(tenant, id, reason));
    }

    @Operation(summary = "Confirms what another client or person has asked for; the rollback begins")
    @PostMapping("/{run}/roll-back/confirm")
    RunJson.Whole confirm(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody Confirmed body) {
        RunsDecided.confirmed(runs.find(new RunId(run)).run(), body.confirm());
        Instant askedAt = body.askedAt();
        if (askedAt == null) {
            throw Refusals.badInput("askedAt", "give the time of the wish that you mean, as the run's 'rollback' says");
        }
        return decided.decide(
                run, key, "confirm to roll back", (tenant, id) -> control.confirmRollback(tenant, id, askedAt));
    }

    @Operation(summary = "Takes the wish for a rollback back before it was confirmed")
    @DeleteMapping("/{run}/roll-back/ask")
    RunJson.Whole withdraw(
            @PathVariable UUID run, @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key) {
        return decided.decide(run, key, "withdraw rollback", control::withdrawRollback);
    }
}
