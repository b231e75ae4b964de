package dev.tenantry.steps;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stage for one step without an engine: remembers what the step does and plays the engine's part call by call. */
public final class StepStage implements StepContext {

    /** An outside effect that the step announced. */
    public record Effect(OutsideSystem system, String act, String subject) {}

    /** When each stage's run was asked for. */
    public static final Instant REQUESTED = Instant.parse("2026-11-25T09:00:00Z");

    private final TenantId tenant = TenantId.random();
    private final RunId run = new RunId(UUID.randomUUID());
    private final Path folder;
    private final Map<String, Facts> outputs = new HashMap<>();
    // a step may look at several objects at once
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final List<Effect> effects = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final Set<RunId> others = new HashSet<>();
    private Wanted wanted = Profiles.acme();
    private String released = "";
    private boolean stopping;
    private boolean looking;
    private int attempt = 1;
    private Facts memo = Facts.none();
    private @Nullable PlannedPart approved;
    private List<Saying> beyond = List.of();

    public StepStage(Path folder) {
        this.folder = folder;
    }

    public StepStage with(Wanted other) {
        this.wanted = other;
        return this;
    }

    public StepStage withOutputs(String step, Facts facts) {
        outputs.put(step, facts);
        return this;
    }

    public StepStage withSecret(String name, String secret) {
        secrets.put(name, secret);
        return this;
    }

    /** What {@link #beyondApproval} answers from now on. */
    public StepStage beyond(List<Saying> differences) {
        this.beyond = List.copyOf(differences);
        return this;
    }

    public StepStage approving(PlannedPart part) {
        this.approved = part;
        return this;
    }

    /** Two people have agreed that this lock is to be broken. */
    public StepStage releasing(String lock) {
        this.released = lock;
        return this;
    }

    /** A person has asked the run to stop. */
    public StepStage stop() {
        this.stopping = true;
        return this;
    }

    /** The run stands still and is only looked at. */
    public StepStage look() {
        this.looking = true;
        return this;
    }

    @Override
    public boolean looking() {
        return looking;
    }

    @Override
    public boolean stopping() {
        return stopping;
    }

    @Override
    public boolean mayBreak(String lock) {
        return lock.equals(released);
    }

    /** Another run is one of the same tenant. */
    public StepStage besides(RunId other) {
        others.add(other);
        return this;
    }

    @Override
    public boolean isOfTenant(RunId other) {
        return other.equals(run) || others.contains(other);
    }

    /** As after a retry: the attempt counts up and the memo is empty. */
    public StepStage nextAttempt() {
        attempt++;
        memo = Facts.none();
        return this;
    }

    /** Calls as the engine does until it is done or failed; {@code between} lets the world go on while it works. */
    public <T> Progress<T> play(
            Function<StepContext, Progress<T>> first, Function<StepContext, Progress<T>> next, Runnable between) {
        return playFrom(Facts.none(), first, next, between);
    }

    /** The same with a memo that an earlier call left, as on another node. */
    private <T> Progress<T> playFrom(
            Facts left,
            Function<StepContext, Progress<T>> first,
            Function<StepContext, Progress<T>> next,
            Runnable between) {
        memo = left;
        Progress<T> progress = first.apply(this);
        for (int calls = 0; progress instanceof Progress.Working<T> working; calls++) {
            if (calls > 200) {
                throw new AssertionError("still working after 200 calls: " + working.saying());
            }
            memo = working.memo();
            between.run();
            progress = next.apply(this);
        }
        return progress;
    }

    public Progress<Facts> start(Step step, Runnable between) {
        return handedOn(step, play(step::start, step::poll, between));
    }

    /** As long after a run that did this step: what it brought about is there, and nobody tells of it any more. */
    public StepStage after(Step step, Runnable between) {
        if (!(start(step, between) instanceof Progress.Done<Facts>)) {
            throw new AssertionError("not done: " + step.key());
        }
        effects.clear();
        lines.clear();
        memo = Facts.none();
        return this;
    }

    /** As the engine does before it has the step read back. */
    private Progress<Facts> handedOn(Step step, Progress<Facts> progress) {
        if (progress instanceof Progress.Done<Facts>(Facts facts)) {
            outputs.put(step.key().name(), facts);
        }
        return progress;
    }

    public Progress<PlannedPart> plan(Step step, Runnable between) {
        return play(step::plan, step::plan, between);
    }

    public Progress<Facts> compensate(Step step, Runnable between) {
        return play(step::compensate, step::compensate, between);
    }

    /** As after the death of a node: the same attempt goes on from what was remembered last. */
    public Progress<Facts> goOn(Step step, Facts remembered, boolean begun, Runnable between) {
        return handedOn(step, playFrom(remembered, begun ? step::poll : step::start, step::poll, between));
    }

    /** As after a failed undoing, whose memo stays. */
    public Progress<Facts> compensateFrom(Facts remembered, Step step, Runnable between) {
        return playFrom(remembered, step::compensate, step::compensate, between);
    }

    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public RunId run() {
        return run;
    }

    @Override
    public Instant requestedAt() {
        return REQUESTED;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Wanted wanted() {
        return wanted;
    }

    @Override
    public Facts outputsOf(String step) {
        return outputs.getOrDefault(step, Facts.none());
    }

    @Override
    public Facts memo() {
        return memo;
    }

    @Override
    public PlannedPart approved() {
        return Optional.ofNullable(approved).orElseThrow(() -> new IllegalStateException("nothing approved"));
    }

    @Override
    public List<Saying> beyondApproval(PlannedPart candidate) {
        return beyond;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public StepLog log() {
        return new StepLog() {
            @Override
            public void info(String line) {
                lines.add(line);
            }

            @Override
            public void warn(String line) {
                lines.add(line);
            }

            @Override
            public void error(String line) {
                lines.add(line);
            }

            @Override
            public void follow(Path file, Format format) {
                lines.add(file.toString());
            }

            @Override
            public boolean finish(Path file, Format format) {
                follow(file, format);
                return true;
            }

            @Override
            public boolean take(String name, Source source) {
                Excerpt piece = source.read(taken.getOrDefault(name, ""));
                piece.lines().forEach(line -> lines.add(line.text()));
                taken.put(name, piece.next());
                return piece.ended();
            }
        };
    }

    @Override
    public Secrets secrets() {
        return new Secrets() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(secrets.get(name));
            }

            @Override
            public String require(String name) {
                return get(name).orElseThrow(() -> new IllegalStateException("no secret " + name));
            }

            @Override
            public String getOrCreate(String name, Supplier<String> make) {
                return secrets.computeIfAbsent(name, absent -> make.get());
            }

            @Override
            public void put(String name, String secret) {
                secrets.put(name, secret);
            }

            @Override
            public Set<String> names() {
                return Set.copyOf(secrets.keySet());
            }

            @Override
            public void remove(String name) {
                secrets.remove(name);
            }
        };
    }

    @Override
    public <T> T effect(
            OutsideSystem system, String act, String subject, Map<String, String> details, Supplier<T> doing) {
        T result = doing.get();
        effects.add(new Effect(system, act, subject));
        return result;
    }
}
