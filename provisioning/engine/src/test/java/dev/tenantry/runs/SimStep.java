package dev.tenantry.runs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A step of the simulated world that keeps the steps' contract and nothing else: it looks up before it acts, and keeps no state. */
final class SimStep implements Step {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Simulation sim;
    private final StepKey key;
    private final Made made;
    private final StepTraits traits;

    /** How it does its work. */
    enum Way {
        CALLS,
        JOB,
        REMOVAL
    }

    /** @param after the step that must be done before this one can be planned; empty if it can be at once */
    record Made(Way way, String at, int objects, String after) {}

    SimStep(Simulation sim, String name, Made made, boolean pivot, boolean skippable) {
        this.sim = sim;
        this.key = new StepKey(name, 1);
        this.made = made;
        StepTraits plain = StepTraits.calls(OutsideSystem.PORTAL);
        StepTraits last = pivot ? plain.asPivot() : plain;
        this.traits = skippable ? last.asSkippable() : last;
    }

    @Override
    public StepKey key() {
        return key;
    }

    @Override
    public StepTraits traits() {
        return traits;
    }

    boolean removes() {
        return made.way() == Way.REMOVAL;
    }

    private String place(StepContext context) {
        return SimWorld.place(context.tenant(), made.at());
    }

    private List<String> ids(StepContext context) {
        String place = place(context);
        return IntStream.range(0, made.objects() + sim.world().grown(place))
                .mapToObj(number -> place + "/" + number)
                .toList();
    }

    private List<String> open(StepContext context) {
        List<String> open = new ArrayList<>();
        for (String id : ids(context)) {
            if (sim.world().look((SimContext) context, id) == removes()) {
                open.add(id);
            }
        }
        return open;
    }

    private PlannedPart.Exact exact(List<String> open) {
        Change.Action action = removes() ? Change.Action.DESTROY : Change.Action.CREATE;
        return new PlannedPart.Exact(open.stream()
                .map(id -> new Change(OutsideSystem.PORTAL, "thing", id, action, removes(), List.of()))
                .toList());
    }

    private <T> Optional<Progress<T>> fault() {
        return sim.faults().answered().map(found -> {
            sim.trace(key + " answers " + found);
            return Progress.failed(failure(found));
        });
    }

    private Failure failure(FailureClass found) {
        return Failure.of(found, OutsideSystem.PORTAL, key.name(), Saying.quote("simulated"));
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return this.<PlannedPart>fault().orElseGet(() -> {
            if (!made.after().isEmpty()
                    && context.outputsOf(made.after()).values().isEmpty()) {
                return Progress.done(new PlannedPart.Deferred(
                        Set.of(made.after()),
                        new PlannedPart.Bounds(Set.of(Change.Action.CREATE), Set.of("thing"), made.objects(), "t", "i"),
                        List.of()));
            }
            return Progress.done(exact(open(context)));
        });
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        return this.<Facts>fault().orElseGet(() -> begin((SimContext) context));
    }

    private Progress<Facts> begin(SimContext context) {
        Optional<String> running = sim.world().running(place(context));
        if (running.isPresent()) {
            return waiting(Facts.of("job", running.get()));
        }
        List<String> open = open(context);
        List<Saying> beyond = context.beyondApproval(exact(open));
        if (!beyond.isEmpty()) {
            return Progress.failed(Failure.stale(OutsideSystem.PORTAL, key.name(), beyond));
        }
        return open.isEmpty() ? done(context) : act(context, open);
    }

    private Progress<Facts> act(SimContext context, List<String> open) {
        return switch (made.way()) {
            case CALLS -> {
                open.forEach(id ->
                        context.touch("thing.created", id, () -> sim.world().create(context, id)));
                yield done(context);
            }
            case REMOVAL -> {
                open.forEach(id ->
                        context.touch("thing.destroyed", id, () -> sim.world().destroy(context, id)));
                yield done(context);
            }
            case JOB -> {
                String job = context.run() + "/" + key.name() + "/" + context.attempt();
                context.touch("job.begun", job, () -> sim.world().begin(context, job, place(context), open));
                yield waiting(Facts.of("job", job));
            }
        };
    }

    private static Progress<Facts> waiting(Facts memo) {
        return Progress.working(memo, SOON, Saying.quote("working"));
    }

    private Progress<Facts> done(StepContext context) {
        return Progress.done(Facts.of("made", String.join(",", ids(context))));
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        Optional<SimWorld.Stands> stands =
                job((SimContext) context).flatMap(job -> sim.world().poll((SimContext) context, job));
        return switch (stands.orElse(SimWorld.Stands.BROKEN)) {
            case RUNNING -> waiting(context.memo());
            case DONE -> done(context);
            case BROKEN -> Progress.failed(failure(FailureClass.CAPACITY));
            case STOPPED -> Progress.failed(failure(FailureClass.CANCELLED));
        };
    }

    @Override
    public Verdict verify(StepContext context) {
        if (sim.faults().unclear()) {
            return new Verdict.Unclear(Saying.quote("simulated"));
        }
        List<String> open = open(context);
        return open.isEmpty()
                ? new Verdict.Holds()
                : new Verdict.Differs(open.stream().map(Saying::quote).toList());
    }

    @Override
    public Optional<List<Saying>> there(StepContext context) {
        return Optional.of(ids(context).stream()
                .filter(id -> sim.world().look((SimContext) context, id))
                .map(Saying::quote)
                .toList());
    }

    @Override
    public Progress<Facts> compensate(StepContext context) {
        return this.<Facts>fault()
                .orElseGet(() -> removes() ? Progress.done(Facts.none()) : undo((SimContext) context));
    }

    private Progress<Facts> undo(SimContext context) {
        Optional<String> running = sim.world().running(place(context));
        if (running.isPresent()) {
            String job = running.get();
            context.touch("job.stopped", job, () -> sim.world().stop(context, job, false));
            return waiting(Facts.of("job", job));
        }
        for (String id : ids(context)) {
            if (sim.world().look(context, id)) {
                context.touch("thing.destroyed", id, () -> sim.world().destroy(context, id));
            }
        }
        return Progress.done(Facts.none());
    }

    @Override
    public Verdict verifyUndone(StepContext context) {
        if (sim.faults().unclear()) {
            return new Verdict.Unclear(Saying.quote("simulated"));
        }
        List<Saying> left = removes()
                ? List.of()
                : ids(context).stream()
                        .filter(id -> sim.world().look((SimContext) context, id))
                        .map(Saying::quote)
                        .toList();
        return left.isEmpty() ? new Verdict.Holds() : new Verdict.Differs(left);
    }

    @Override
    public void cancel(StepContext context) {
        stop((SimContext) context, false);
    }

    @Override
    public void force(StepContext context) {
        stop((SimContext) context, true);
    }

    private void stop(SimContext context, boolean atOnce) {
        job(context)
                .ifPresent(job ->
                        context.touch("job.stopped", job, () -> sim.world().stop(context, job, atOnce)));
    }

    @Override
    public boolean isAtWork(StepContext context) {
        return job((SimContext) context)
                .flatMap(job -> sim.world().poll((SimContext) context, job))
                .filter(SimWorld.Stands.RUNNING::equals)
                .isPresent();
    }

    /** What it remembers, or what is under way under an id of its own: the answer of a start may be lost. */
    private Optional<String> job(SimContext context) {
        String own = context.run() + "/" + key.name() + "/";
        return context.memo()
                .get("job")
                .or(() -> sim.world().running(place(context)).filter(job -> job.startsWith(own)));
    }
}
