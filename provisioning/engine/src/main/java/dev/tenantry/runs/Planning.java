package dev.tenantry.runs;

import static dev.tenantry.runs.RunEvent.Kind.ENDED;
import static dev.tenantry.runs.RunEvent.Kind.PLANNED;
import static dev.tenantry.runs.RunEvent.Kind.PLAN_WITHIN;
import static dev.tenantry.runs.RunEvent.Kind.STEP_PLANNED;

import dev.tenantry.steps.Failure;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks each step for its part of the plan, then puts the whole document before a person, or ends a run that only compares. */
final class Planning {

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final StepCalls calls;
    private final Contexts contexts;
    private final PlanSeal seal;
    private final Failing failing;
    private final Clock clock;

    Planning(
            RunStore store,
            StepCatalogue catalogue,
            StepCalls calls,
            Contexts contexts,
            PlanSeal seal,
            Failing failing,
            Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.calls = calls;
        this.contexts = contexts;
        this.seal = seal;
        this.failing = failing;
        this.clock = clock;
    }

    Next advance(Run run, Lease lease) {
        Optional<RunStep> open =
                run.steps().stream().filter(step -> step.part() == null).findFirst();
        return open.isPresent() ? plan(run, open.get(), lease) : present(run);
    }

    private Next plan(Run run, RunStep step, Lease lease) {
        return switch (ask(run, step, lease)) {
            case Progress.Done<PlannedPart>(var part) -> {
                store.save(run.with(step.withPart(seal.masked(part))), List.of(RunEvent.of(STEP_PLANNED, step)));
                yield Next.now();
            }
            case Progress.Working<PlannedPart>(var memo, var wait, var saying) ->
                working(run, step.planning(memo, saying, clock.instant()), wait);
            // what it remembered belongs to the asking that failed
            case Progress.Failed<PlannedPart>(var failure) ->
                failing.forward(run, step.forgetting(), step.phase(), failure);
        };
    }

    private Next working(Run run, RunStep step, Duration wait) {
        Optional<Failure> tooLong = failing.tooLong(step);
        if (tooLong.isPresent()) {
            failing.stop(run, step, tooLong.get(), false);
            return Next.person();
        }
        store.save(run.with(step), List.of());
        return Next.later(wait);
    }

    /** Asks a step for its part, made anew. */
    Progress<PlannedPart> ask(Run run, RunStep step, Lease lease) {
        Step bean = catalogue.step(step.key());
        return calls.progress(step.key(), bean.traits().system(), () -> bean.plan(contexts.of(run, step, lease)));
    }

    /** What was planned anew for edited inputs goes on alone if a person has approved all of it already. */
    private Next present(Run run) {
        if (!run.kind().changes()) {
            return compared(run);
        }
        Optional<PlanDocument> enough = store.approved(run.id()).filter(plan -> within(plan, run));
        if (enough.isPresent()) {
            store.save(run.within(seal.hash(enough.get())), List.of(RunEvent.of(PLAN_WITHIN)));
            return Next.now();
        }
        submit(run, RunEvent.of(PLANNED));
        return Next.person();
    }

    private static boolean within(PlanDocument approved, Run run) {
        return run.steps().stream()
                .allMatch(step -> step.part() != null
                        && PlanBounds.within(
                                approved.steps().get(step.position()).part(), step.part()));
    }

    /** What would have to be done is what differs. */
    private Next compared(Run run) {
        PlanDocument document = document(run);
        Map<String, String> facts = Map.of("state", RunState.SUCCEEDED.name());
        store.savePlanned(
                run.compared(seal.hash(document), clock.instant()),
                document,
                List.of(new RunEvent(ENDED, null, facts)));
        return Next.end();
    }

    /** Seals the plan as it stands now and puts it before a person under a new revision. */
    void submit(Run run, RunEvent why) {
        PlanDocument document = document(run);
        String hash = seal.hash(document);
        Map<String, String> facts = new TreeMap<>(why.facts());
        facts.put("plan", hash);
        store.savePlanned(run.planned(hash), document, List.of(new RunEvent(why.kind(), why.step(), facts)));
    }

    private static PlanDocument document(Run run) {
        List<PlannedPart> parts = run.parts().orElseThrow(() -> new IllegalStateException("not planned: " + run.id()));
        List<PlanDocument.PlannedStep> steps = run.steps().stream()
                .map(step -> new PlanDocument.PlannedStep(step.key(), parts.get(step.position())))
                .toList();
        return new PlanDocument(run.tenant(), run.kind(), Digests.sha256(PlanJson.wanted(run.wanted())), steps);
    }
}
