package dev.tenantry.runs;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Secrets;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepLog;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.Wanted;
import dev.tenantry.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engine on a bench: rows in memory or in a real database, no clock but ours, one run of the given steps. */
final class EngineBench implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    final List<RunEvent.Kind> events = new ArrayList<>();
    final List<RunEvent> told = new ArrayList<>();
    private final StepCalls calls = new StepCalls(Duration.ofSeconds(5));
    private final StepCatalogue catalogue;
    private final RunEngine engine;
    private final PlanSeal seal = new PlanSeal(new byte[32]);
    final SettableClock clock = new SettableClock(NOW);
    private final @Nullable JdbcRuns rows;
    private Run stored;
    private @Nullable PlanDocument shown;
    private @Nullable PlanDocument approved;
    private boolean leaseTaken;
    private boolean paused;
    private final Deque<RuntimeException> breaks = new ArrayDeque<>();

    EngineBench(Step... steps) {
        this((TestDatabase) null, steps);
    }

    /** The same with its run as rows of a real database. */
    static EngineBench on(TestDatabase database, Step... steps) {
        return new EngineBench(database, steps);
    }

    private EngineBench(@Nullable TestDatabase database, Step... steps) {
        this.catalogue = new StepCatalogue(List.of(steps));
        this.rows = database == null ? null : new JdbcRuns(database.scope(), database.jdbc(), clock);
        Run drafted = DraftedRuns.planning(
                "person:x", NOW, Stream.of(steps).map(Step::key).toList());
        if (rows != null) {
            rows.insert(drafted, "key " + drafted.id(), true);
        }
        this.stored = drafted;
        this.engine = RunEngine.of(
                new InMemory(),
                new OneNode(),
                run -> paused,
                catalogue,
                calls,
                (run, step, lease) -> new Context(run, step),
                seal,
                new Backoff(new Random(1)),
                clock);
    }

    Run run() {
        return rows == null ? stored : rows.load(stored.id());
    }

    Run.Incident incident() {
        return Objects.requireNonNull(run().incident());
    }

    StepCatalogue catalogue() {
        return catalogue;
    }

    void change(UnaryOperator<Run> decision) {
        stored = kept(decision.apply(run()), List.of());
    }

    private Run kept(Run run, List<RunEvent> events) {
        return rows == null ? run : rows.save(run, events);
    }

    void pause(boolean now) {
        paused = now;
    }

    /** What is thrown at the next saves instead. */
    void breaksAtSaves(RuntimeException thrown, int times) {
        breaks.addAll(Collections.nCopies(times, thrown));
    }

    void takeLeaseAway() {
        leaseTaken = true;
    }

    /** One advance. */
    Next once() {
        return engine.advance(stored.id());
    }

    /** Advances until a person is needed or the end; pauses take no time here. */
    Next settle() {
        for (int advances = 0; advances < 500; advances++) {
            Next next = once();
            if (next instanceof Next.Person || next instanceof Next.End) {
                return next;
            }
        }
        throw new AssertionError("never settles: " + stored);
    }

    /** Plans, approves and goes on. */
    Next approveAndSettle() {
        settle();
        approved = shown;
        change(run -> run.approved(clock.instant()));
        return settle();
    }

    @Override
    public void close() {
        calls.close();
    }

    private final class InMemory implements RunStore {

        @Override
        public Run load(RunId id) {
            return run();
        }

        @Override
        public Run save(Run run, List<RunEvent> told) {
            RuntimeException broken = breaks.poll();
            if (broken != null) {
                throw broken;
            }
            note(told);
            stored = kept(run, told);
            return stored;
        }

        @Override
        public Optional<PlanDocument> approved(RunId id) {
            return Optional.ofNullable(approved);
        }

        @Override
        public Run savePlanned(Run run, PlanDocument document, List<RunEvent> told) {
            shown = document;
            note(told);
            stored = rows == null ? run : rows.savePlanned(run, document, told);
            return stored;
        }

        private void note(List<RunEvent> told) {
            told.forEach(event -> events.add(event.kind()));
            EngineBench.this.told.addAll(told);
        }
    }

    private final class OneNode implements Leases {

        @Override
        public Optional<Lease> hold(Run run) {
            return leaseTaken ? Optional.empty() : Optional.of(new Lease(run.tenant(), run.id(), 1, NOW));
        }

        @Override
        public Lease renew(Lease lease) {
            return lease;
        }

        @Override
        public void release(Lease lease) {
            leaseTaken = false;
        }
    }

    private final class Context implements StepContext {

        private final Run run;
        private final RunStep step;

        Context(Run run, RunStep step) {
            this.run = run;
            this.step = step;
        }

        @Override
        public boolean isOfTenant(RunId other) {
            return other.equals(run());
        }

        @Override
        public TenantId tenant() {
            return run.tenant();
        }

        @Override
        public RunId run() {
            return run.id();
        }

        @Override
        public Instant requestedAt() {
            return NOW;
        }

        @Override
        public int attempt() {
            return step.attempt();
        }

        @Override
        public Wanted wanted() {
            return run.wanted();
        }

        @Override
        public Facts outputsOf(String name) {
            return Facts.none();
        }

        @Override
        public Facts memo() {
            return step.memo();
        }

        @Override
        public PlannedPart approved() {
            return Objects.requireNonNull(step.part());
        }

        @Override
        public List<Saying> beyondApproval(PlannedPart candidate) {
            return PlanBounds.beyond(approved(), seal.masked(candidate));
        }

        @Override
        public Path folder() {
            throw new UnsupportedOperationException("no files on the bench");
        }

        @Override
        public StepLog log() {
            throw new UnsupportedOperationException("no log on the bench");
        }

        @Override
        public Secrets secrets() {
            throw new UnsupportedOperationException("no secrets on the bench");
        }

        @Override
        public <T> T effect(
                OutsideSystem system, String act, String subject, Map<String, String> details, Supplier<T> doing) {
            return doing.get();
        }
    }
}
