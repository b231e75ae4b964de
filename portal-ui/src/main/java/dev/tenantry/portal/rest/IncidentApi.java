package dev.tenantry.portal.rest;

import dev.tenantry.runs.RunControl;
import dev.tenantry.steps.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What else than trying again can be done with a run that stands still, for machines; what ends or destroys wants the tenant's name. */
@RestController
@Tag(name = "Runs")
@RequestMapping(RunApi.PATH)
class IncidentApi {

    private final RunControl control;
    private final CallersRuns runs;
    private final RunsDecided decided;

    IncidentApi(RunControl control, CallersRuns runs, RunsDecided decided) {
        this.control = control;
        this.runs = runs;
        this.decided = decided;
    }

    @Operation(summary = "Goes on without the step that failed, where that step allows it")
    @PostMapping("/{run}/skip")
    RunJson.Whole skip(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody RunJson.Reason body) {
        String reason = reason(body.reason());
        return decided.decide(run, key, "skip", (tenant, id) -> control.skip(tenant, id, reason));
    }

    @Operation(summary = "Looks once more at what exists of a run that stands still; changes nothing")
    @PostMapping("/{run}/look")
    RunJson.Whole look(
            @PathVariable UUID run, @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key) {
        return decided.decide(run, key, "look", control::look);
    }

    @Operation(summary = "Ends the run and leaves what exists as it is")
    @PostMapping("/{run}/leave")
    RunJson.Whole leave(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody RunJson.Reason body) {
        String reason = reason(body.reason());
        return decided.decide(run, key, "leave", (tenant, id) -> control.leave(tenant, id, reason));
    }

    @Operation(
            summary = "Undoes what the run did, in reverse; what it made is destroyed",
            description =
                    "Refused with 403 where something of it holds data ('rollback.losing'): then one client or person asks "
                            + "(POST …/roll-back/ask), and another confirms (POST …/roll-back/confirm).")
    @PostMapping("/{run}/roll-back")
    RunJson.Whole rollBack(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody RunJson.Confirmed body) {
        confirmed(run, body.confirm());
        return decided.decide(run, key, "roll back", (tenant, id) -> control.rollBack(tenant, id, body.reason()));
    }

    @Operation(
            summary = "Ends at once what still works after a cancel; half-made objects and a lock may be left behind")
    @PostMapping("/{run}/force")
    RunJson.Whole force(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody RunJson.Confirmed body) {
        confirmed(run, body.confirm());
        String reason = reason(body.reason());
        return decided.decide(run, key, "force", (tenant, id) -> control.force(tenant, id, reason));
    }

    private static String reason(@Nullable String given) {
        return RunsDecided.given("reason", given, "say why, in one sentence");
    }

    private void confirmed(UUID run, @Nullable String confirm) {
        RunsDecided.confirmed(runs.find(new RunId(run)).run(), confirm);
    }
}
