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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step that does what the test says and remembers what it was asked. */
final class ScriptedStep implements Step {

    private final StepKey key;
    private final List<String> calls;
    private final Deque<Progress<Facts>> answers = new ArrayDeque<>();
    private final Deque<PlannedPart> plans = new ArrayDeque<>();
    private final Deque<Progress<PlannedPart>> beforePlans = new ArrayDeque<>();
    private final List<Facts> memosOfPlans = new ArrayList<>();
    private final Deque<Progress<Facts>> undoings = new ArrayDeque<>();
    private final Deque<RuntimeException> thrown = new ArrayDeque<>();
    private final Deque<Verdict> looks = new ArrayDeque<>();
    private StepTraits traits = StepTraits.calls(OutsideSystem.PORTAL);
    private PlannedPart.@Nullable Bounds bounds;
    private final Deque<Boolean> planningStops = new ArrayDeque<>();
    private @Nullable RuntimeException unseen;
    private FailureClass stopsAs = FailureClass.CANCELLED;
    private boolean deaf;
    private boolean stopped;
    private boolean atWork;
    private @Nullable List<Saying> there;

    ScriptedStep(String name, List<String> calls) {
        this.key = new StepKey(name, 1);
        this.calls = calls;
    }

    static Change create(String address) {
        return new Change(OutsideSystem.PORTAL, "thing", address, Change.Action.CREATE, false, List.of());
    }

    static PlannedPart deferred(String waitsFor) {
        return new PlannedPart.Deferred(Set.of(waitsFor), bounds("t", "i"), List.of());
    }

    static PlannedPart.Bounds bounds(String template, String inputs) {
        return new PlannedPart.Bounds(Set.of(Change.Action.CREATE), Set.of("thing"), 2, template, inputs);
    }

    static Failure failure(FailureClass failureClass) {
        return new Failure(
                failureClass, OutsideSystem.PORTAL, "thing", Saying.quote(failureClass + " of thing"), "raw");
    }

    ScriptedStep plans(PlannedPart... parts) {
        plans.addAll(List.of(parts));
        return this;
    }

    /** What planning answers before it comes to a part. */
    ScriptedStep answersToPlan(Progress<PlannedPart> answer) {
        beforePlans.add(answer);
        return this;
    }

    /** What each call of planning was told that it remembered. */
    List<Facts> memosOfPlans() {
        return memosOfPlans;
    }

    ScriptedStep answers(Progress<Facts> answer) {
        answers.add(answer);
        return this;
    }

    ScriptedStep works() {
        return answers(Progress.working(Facts.of("job", key.name()), Duration.ofSeconds(3), Saying.quote("working")));
    }

    /** Has begun something whose answer nobody got. */
    ScriptedStep isAtWorkUnknown() {
        atWork = true;
        return this;
    }

    /** Goes on with what it has begun, and its answers fail. */
    ScriptedStep deaf() {
        atWork = true;
        deaf = true;
        return this;
    }

    /** How it ends when it is asked to stop. */
    ScriptedStep stopsAs(FailureClass end) {
        stopsAs = end;
        return this;
    }

    /** What it has begun has ended at last. */
    void ends() {
        atWork = false;
        unseen = null;
    }

    /** Nobody can look whether it is at work. */
    ScriptedStep outOfSight(RuntimeException why) {
        deaf = true;
        unseen = why;
        return this;
    }

    /** Whether nothing of its planning is at work any more, at each time that it is told to stop it; then nothing. */
    ScriptedStep stopsPlanning(Boolean... stops) {
        planningStops.addAll(List.of(stops));
        return this;
    }

    ScriptedStep fails(FailureClass failureClass) {
        return answers(Progress.failed(failure(failureClass)));
    }

    ScriptedStep failsToUndo(FailureClass failureClass) {
        undoings.add(Progress.failed(failure(failureClass)));
        return this;
    }

    ScriptedStep undoes(Progress<Facts> answer) {
        undoings.add(answer);
        return this;
    }

    /** What it throws the next time that it is started. */
    ScriptedStep throwing(RuntimeException failure) {
        thrown.add(failure);
        return this;
    }

    ScriptedStep asPivot() {
        traits = traits.asPivot();
        return this;
    }

    ScriptedStep asSkippable() {
        traits = traits.asSkippable();
        return this;
    }

    ScriptedStep of(OutsideSystem system) {
        traits = StepTraits.calls(system);
        return this;
    }

    @Override
    public StepKey key() {
        return key;
    }

    @Override
    public StepTraits traits() {
        return traits;
    }

    private Progress<Facts> answer(String call) {
        calls.add(call + " " + key.name());
        if (!thrown.isEmpty()) {
            throw thrown.remove();
        }
        Progress<Facts> scripted = answers.poll();
        return scripted == null ? Progress.done(Facts.of("made", key.name())) : scripted;
    }

    /** What is there of it when it is looked at; out of sight it cannot be asked. */
    ScriptedStep isThere(Saying... objects) {
        there = List.of(objects);
        return this;
    }

    @Override
    public Optional<List<Saying>> there(StepContext context) {
        if (unseen != null) {
            throw unseen;
        }
        return Optional.ofNullable(there);
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        memosOfPlans.add(context.memo());
        Progress<PlannedPart> before = beforePlans.poll();
        if (before != null) {
            return before;
        }
        PlannedPart scripted = plans.poll();
        return Progress.done(scripted == null ? new PlannedPart.Exact(List.of(create(key.name()))) : scripted);
    }

    /** By which its part would be bound at each look. */
    ScriptedStep boundBy(PlannedPart.Bounds now) {
        bounds = now;
        return this;
    }

    @Override
    public Optional<PlannedPart.Bounds> bounds(StepContext context) {
        return Optional.ofNullable(bounds);
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        return answer("start");
    }

    @Override
    public boolean stopPlanning(StepContext context, boolean atOnce) {
        calls.add((atOnce ? "kill plan " : "stop plan ") + key.name());
        Boolean scripted = planningStops.poll();
        return scripted == null || scripted;
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        if (stopped && deaf) {
            calls.add("no answer " + key.name());
            return Progress.failed(failure(FailureClass.TRANSIENT));
        }
        if (stopped) {
            atWork = false;
            calls.add("stopped " + key.name());
            return Progress.failed(failure(stopsAs));
        }
        return answer("poll");
    }

    @Override
    public Verdict verify(StepContext context) {
        return new Verdict.Holds();
    }

    @Override
    public Progress<Facts> compensate(StepContext context) {
        calls.add("undo " + key.name());
        Progress<Facts> scripted = undoings.poll();
        return scripted == null ? Progress.done(Facts.none()) : scripted;
    }

    @Override
    public Verdict verifyUndone(StepContext context) {
        Verdict scripted = looks.poll();
        return scripted == null ? new Verdict.Holds() : scripted;
    }

    /** What looking answers after undoing. */
    ScriptedStep sees(Verdict verdict) {
        looks.add(verdict);
        return this;
    }

    @Override
    public void cancel(StepContext context) {
        calls.add("cancel " + key.name());
        stopped = true;
    }

    @Override
    public boolean isAtWork(StepContext context) {
        if (unseen != null) {
            throw unseen;
        }
        return atWork;
    }

    @Override
    public void force(StepContext context) {
        calls.add("force " + key.name());
        stopped = true;
    }

    List<String> calls() {
        return new ArrayList<>(calls);
    }
}
