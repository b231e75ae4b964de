package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes a decision on a run once for each key, and turns what became of it into an answer. */
@Component
class RunsDecided {

    private final CallersRuns runs;
    private final WholeRun whole;
    private final IdempotentRequests requests;

    RunsDecided(CallersRuns runs, WholeRun whole, IdempotentRequests requests) {
        this.runs = runs;
        this.whole = whole;
        this.requests = requests;
    }

    /** Refuses with the field's name if it is missing. */
    static String given(String field, @Nullable String value, String otherwise) {
        if (value == null || value.isBlank()) {
            throw Refusals.badInput(field, otherwise);
        }
        return value;
    }

    /** As a person types the tenant's name before what cannot be taken back. */
    static void confirmed(Run run, @Nullable String confirm) {
        String slug = run.wanted().slug().value();
        if (!slug.equals(confirm)) {
            throw Refusals.badInput("confirm", "send the tenant's short name to confirm: " + slug);
        }
    }

    /** The run is looked for first, so that a foreign one is not there, whatever the caller may decide. */
    RunJson.Whole decide(UUID run, @Nullable String key, String what, BiFunction<TenantId, RunId, Decision> decision) {
        var id = new RunId(run);
        var tenant = runs.find(id).run().tenant();
        var request = new IdempotentRequests.Request(key, what + " " + id);
        requests.once(request, tenant, () -> settle(id, decision.apply(tenant, id)));
        return whole.of(id);
    }

    private void settle(RunId run, Decision decision) {
        switch (decision) {
            case Decision.Taken taken -> {}
            case Decision.SecondPersonAsked asked -> {}
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
                        "data could be lost or a state spoilt; somebody other than who asked for it must say yes",
                        Map.of());
            case Decision.NothingAsked none ->
                throw Refusals.conflict(
                        "this is not, or no longer, asked for; read the run and look at its 'rollback'", Map.of());
            case Decision.TooLate(var state) ->
                throw Refusals.conflict(
                        "the run is " + state + " and does not allow this; its 'choices' say what is possible now",
                        Map.of("state", state, "run", run.value()));
        }
    }
}
