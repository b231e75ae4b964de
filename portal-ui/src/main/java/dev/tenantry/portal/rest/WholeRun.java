package dev.tenantry.portal.rest;

import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a run and its plan together for the interface. */
@Component
class WholeRun {

    private final CallersRuns runs;
    private final RunReading reading;

    WholeRun(CallersRuns runs, RunReading reading) {
        this.runs = runs;
        this.reading = reading;
    }

    RunJson.Whole of(RunId id) {
        var detail = runs.find(id);
        return whole(
                detail,
                runs.callerIsStaff(),
                reading.plan(detail.run().tenant(), id).orElse(null));
    }

    private static RunJson.Whole whole(RunDetail detail, boolean staff, @Nullable RunPlan plan) {
        var run = detail.run();
        var incident = run.incident();
        return new RunJson.Whole(
                run.id().value(),
                run.number(),
                run.tenant().value(),
                run.kind(),
                run.state(),
                run.requested().by(),
                run.requested().at(),
                run.startedAt(),
                run.finishedAt(),
                run.steps().stream().map(step -> step(step, staff)).toList(),
                plan(plan),
                incident == null ? null : RunJson.Incident.of(incident.failure()),
                run.look() == null ? null : LookJson.of(run, run.look()),
                RollbackJson.of(detail.rollback(), staff),
                LockJson.of(detail, staff),
                new TreeSet<>(detail.choices()));
    }

    private static RunJson.Step step(RunStep step, boolean staff) {
        Saying saying = step.saying();
        return new RunJson.Step(
                step.key().name(),
                step.key().version(),
                step.phase(),
                step.attempt(),
                saying == null ? null : Texts.in(Language.EN, saying),
                step.startedAt(),
                step.finishedAt(),
                RunJson.Incident.of(step.failure()),
                staff ? outputs(step) : null);
    }

    private static Map<String, String> outputs(RunStep step) {
        Map<String, String> outputs = new TreeMap<>(step.outputs().values());
        outputs.replaceAll(
                (name, value) -> name.startsWith("check.") ? Texts.in(Language.EN, Sayings.of(value)) : value);
        return outputs;
    }

    private static RunJson.@Nullable Plan plan(@Nullable RunPlan plan) {
        if (plan == null) {
            return null;
        }
        var document = plan.document();
        Map<Change.Action, Long> actions = new EnumMap<>(Change.Action.class);
        for (var action : Change.Action.values()) {
            actions.put(action, document.count(action));
        }
        return new RunJson.Plan(plan.hash(), plan.revision(), actions, document.systems(), document.destroysStateful());
    }
}
