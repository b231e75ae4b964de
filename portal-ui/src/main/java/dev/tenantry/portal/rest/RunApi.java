package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs for machines: looking at them, and the decisions that they wait for. */
@RestController
@Tag(name = "Runs")
@RequestMapping(RunApi.PATH)
class RunApi {

    static final String PATH = "/api/v1/runs";

    private final RunReading reading;
    private final RunControl control;
    private final CallersRuns runs;
    private final WholeRun whole;
    private final RunsDecided decided;

    RunApi(RunReading reading, RunControl control, CallersRuns runs, WholeRun whole, RunsDecided decided) {
        this.reading = reading;
        this.control = control;
        this.runs = runs;
        this.whole = whole;
        this.decided = decided;
    }

    @Operation(summary = "A page of runs, the newest first; a customer names their tenant")
    @GetMapping
    RunJson.Page list(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable UUID tenant,
            @RequestParam(required = false) @Nullable RunState state,
            @RequestParam(required = false) @Nullable RunKind kind) {
        var filter = new RunFilter(
                state == null ? Set.of() : Set.of(state), kind == null ? Set.of() : Set.of(kind), null, after);
        return RunJson.Page.of(tenant == null ? reading.list(filter) : reading.listOf(new TenantId(tenant), filter));
    }

    @Operation(summary = "One run with its steps, its plan in numbers and what can be done")
    @GetMapping("/{run}")
    RunJson.Whole run(@PathVariable UUID run) {
        return whole.of(new RunId(run));
    }

    @Operation(summary = "The run's plan, change by change, without its secrets; not there while it is being planned")
    @GetMapping("/{run}/plan")
    PlanJson plan(@PathVariable UUID run) {
        var tenant = runs.find(new RunId(run)).run().tenant();
        return PlanJson.of(reading.plan(tenant, new RunId(run)).orElseThrow(() -> new NotFound("plan")));
    }

    @Operation(summary = "Approves exactly the plan with this hash")
    @PostMapping("/{run}/approve")
    RunJson.Whole approve(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody RunJson.Approval approval) {
        var hash = RunsDecided.given("planHash", approval.planHash(), "give the hash of the plan as it was read");
        var what = "approve " + hash;
        return decided.decide(run, key, what, (tenant, id) -> control.approve(tenant, id, hash, approval.reason()));
    }

    @Operation(summary = "Rejects the plan")
    @PostMapping("/{run}/reject")
    RunJson.Whole reject(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody RunJson.Reason body) {
        var reason = RunsDecided.given("reason", body.reason(), "say why, in one sentence");
        return decided.decide(run, key, "reject", (tenant, id) -> control.reject(tenant, id, reason));
    }

    @Operation(summary = "Stops the run politely")
    @PostMapping("/{run}/cancel")
    RunJson.Whole cancel(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) RunJson.@Nullable Reason body) {
        var reason = body == null ? null : body.reason();
        return decided.decide(run, key, "cancel", (tenant, id) -> control.cancel(tenant, id, reason));
    }

    @Operation(summary = "Tries again where an incident stopped the run")
    @PostMapping("/{run}/retry")
    RunJson.Whole retry(
            @PathVariable UUID run, @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key) {
        return decided.decide(run, key, "retry", control::retry);
    }
}
