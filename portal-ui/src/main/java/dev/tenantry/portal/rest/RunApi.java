package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    private final IdempotentRequests requests;

    RunApi(RunReading reading, RunControl control, CallersRuns runs, WholeRun whole, IdempotentRequests requests) {
        this.reading = reading;
        this.control = control;
        this.runs = runs;
        this.whole = whole;
        this.requests = requests;
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
        var hash = given("planHash", approval.planHash(), "give the hash of the plan as it was read");
        var what = "approve " + hash;
        return decide(run, key, what, (tenant, id) -> control.approve(tenant, id, hash, approval.reason()));
    }

    @Operation(summary = "Rejects the plan")
    @PostMapping("/{run}/reject")
    RunJson.Whole reject(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody RunJson.Reason body) {
        var reason = given("reason", body.reason(), "say why, in one sentence");
        return decide(run, key, "reject", (tenant, id) -> control.reject(tenant, id, reason));
    }

    @Operation(summary = "Stops the run politely")
    @PostMapping("/{run}/cancel")
    RunJson.Whole cancel(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) RunJson.@Nullable Reason body) {
        var reason = body == null ? null : body.reason();
        return decide(run, key, "cancel", (tenant, id) -> control.cancel(tenant, id, reason));
    }

    @Operation(summary = "Tries again where an incident stopped the run")
    @PostMapping("/{run}/retry")
    RunJson.Whole retry(
            @PathVariable UUID run, @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key) {
        return decide(run, key, "retry", control::retry);
    }

    private static String given(String field, @Nullable String value, String otherwise) {
        if (value == null || value.isBlank()) {
            throw Refusals.badInput(field, otherwise);
        }
        return value;
    }

    /** The run is looked for first, so that a foreign one is not there, whatever the caller may decide. */
    private RunJson.Whole decide(
            UUID run, @Nullable String key, String what, BiFunction<TenantId, RunId, Decision> decision) {
        var id = new RunId(run);
        var tenant = runs.find(id).run().tenant();
        var request = new IdempotentRequests.Request(key, what + " " + id);
        requests.once(request, tenant, () -> settle(id, decision.apply(tenant, id)));
        return whole.of(id);
    }

    private void settle(RunId run, Decision decision) {
        switch (decision) {
            case Decision.Taken taken -> {}
            case Decision.NotFound gone -> throw new NotFound("run");
            case Decision.PlanChanged(var now) -> {
                var hash = new TreeMap<String, String>();
                if (now != null) {
                    hash.put("planHash", now);
                }
                throw Refusals.conflict("the plan has changed; read the run, look at its plan and approve that", hash);
            }
            case Decision.SecondPersonNeeded needed ->
                throw Refusals.refusal(
                        HttpStatus.FORBIDDEN,
                        "data could be lost; somebody other than who asked for the run must approve it",
                        Map.of());
            case Decision.TooLate(var state) ->
                throw Refusals.conflict(
                        "the run is " + state + " and does not allow this; its 'choices' say what is possible now",
                        Map.of("state", state, "run", run.value()));
        }
    }
}
