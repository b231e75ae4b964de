package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts runs before the pages in states that the engine would have to work long for; the engine is not told of them. */
public final class StagedRuns {

    /** The steps of each staged run: both known to the fixture's engine, the second may be skipped. */
    public static final List<StepKey> STEPS = List.of(new StepKey("first", 1), new StepKey("second", 1));

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final JdbcRuns runs;
    private final RunLogs logs;
    private final PlanSeal seal;
    private final JdbcClient jdbc;
    private final TenantScope scope;

    public StagedRuns(ApplicationContext portal) {
        jdbc = portal.getBean(JdbcClient.class);
        scope = portal.getBean(TenantScope.class);
        runs = portal.getBean(JdbcRuns.class);
        logs = portal.getBean(RunLogs.class);
        seal = portal.getBean(PlanSeal.class);
    }

    /** A run that has just been asked for. */
    public Run planning(TenantId tenant, String by) {
        return planning(tenant, by, STEPS);
    }

    /** Nothing of what others have staged waits for a person any more: lists of it show the first so many only. */
    public void nothingWaits() {
        scope.inProvider(() -> jdbc.sql("""
                        update run set state = 'CANCELLED', ended = true, version = version + 1
                        where state in ('INCIDENT', 'AWAITING_APPROVAL')
                        """).update());
    }

    /** Nothing that others have staged exists any more: what of it holds data would ask for a second person. */
    public void nothingExists() {
        scope.inProvider(() -> jdbc.sql("update run_step set phase = 'UNDONE' where attempt > 0")
                .update());
    }

    /** Somebody has asked the run to stop, and what works has not yet. */
    public void isCancelled(Run run) {
        runs.save(runs.load(run.id()).in(RunState.CANCELLING), List.of());
    }

    /** A run that stands still because its second step failed, after the first has handed this on. */
    public Run incident(TenantId tenant, String by, StepKey first, Facts handedOn, StepKey second, Failure failure) {
        Run run = planning(tenant, by, List.of(first, second));
        RunStep done = run.steps().getFirst().beginning(NOW).verifying(handedOn).ended(StepPhase.DONE, NOW);
        RunStep failed = run.steps().getLast().beginning(NOW).failed(StepPhase.FAILED, failure, 1);
        return runs.save(run.with(done).with(failed).stoppedBy(new Run.Incident(1, failure, false, NOW)), List.of());
    }

    private Run planning(TenantId tenant, String by, List<StepKey> keys) {
        return planning(tenant, by, keys, RunKind.ONBOARD);
    }

    private Run planning(TenantId tenant, String by, List<StepKey> keys, RunKind kind) {
        List<RunStep> steps = IntStream.range(0, keys.size())
                .mapToObj(at -> RunStep.planned(at, keys.get(at)))
                .toList();
        Run draft = new Run(
                new RunId(UUID.randomUUID()),
                0,
                tenant,
                kind,
                RunState.PLANNING,
                new Run.Requested(by, NOW),
                kind == RunKind.OFFBOARD
                        ? new Departure(Profiles.acme(), Departure.From.LIVE, "letter of 12 November")
                        : Profiles.acme(),
                steps,
                null,
                0,
                null,
                false,
                null,
                null,
                0);
        runs.insert(draft, "staged " + draft.id(), false);
        return runs.load(draft.id());
    }

    /** A run whose first step would make these changes, and which waits for somebody's yes. */
    public Run awaitingApproval(TenantId tenant, String by, Change... changes) {
        return asks(planning(tenant, by), new PlannedPart.Exact(List.of(changes)));
    }

    /** A run that takes the tenant down and waits for somebody's yes. */
    public Run leaving(TenantId tenant, String by, Change... changes) {
        return asks(planning(tenant, by, STEPS, RunKind.OFFBOARD), new PlannedPart.Exact(List.of(changes)));
    }

    /** A run that has looked at everything, and whose first step would make these changes. */
    public Run compared(TenantId tenant, String by, Change... changes) {
        Run run = planning(tenant, by, STEPS, RunKind.DRIFT_SCAN);
        return planned(run, new PlannedPart.Exact(List.of(changes)), (with, hash) -> with.compared(hash, NOW));
    }

    /** The run now has this plan for its first step, and waits for somebody's yes; the plan before it is history. */
    public Run asks(Run earlier, PlannedPart first) {
        return planned(runs.load(earlier.id()), first, Run::planned);
    }

    private Run planned(Run run, PlannedPart first, BiFunction<Run, String, Run> becomes) {
        List<PlannedPart> parts = Stream.of(first, new PlannedPart.Exact(List.of()))
                .map(seal::masked)
                .toList();
        List<PlanDocument.PlannedStep> planned = new ArrayList<>();
        Run with = run;
        for (RunStep step : run.steps()) {
            PlannedPart part = parts.get(step.position());
            planned.add(new PlanDocument.PlannedStep(step.key(), part));
            with = with.with(step.withPart(part));
        }
        PlanDocument document = new PlanDocument(run.tenant(), run.kind(), "0".repeat(64), planned);
        return runs.savePlanned(becomes.apply(with, seal.hash(document)), document, List.of());
    }

    /** A run whose first step is done and whose second works. */
    public Run running(TenantId tenant, String by) {
        Run asking = awaitingApproval(tenant, by);
        scope.inProvider(() -> jdbc.sql("""
                        insert into run_approval (run_id, tenant_id, revision, hash, decision, actor, at)
                        values (?, ?, ?, ?, 'APPROVED', ?, ?)
                        """)
                .params(
                        asking.id().value(),
                        tenant.value(),
                        asking.planRevision(),
                        String.valueOf(asking.planHash()),
                        by,
                        Timestamp.from(NOW))
                .update());
        return begun(asking.approved(NOW));
    }

    private Run begun(Run run) {
        RunStep first = run.steps().getFirst().beginning(NOW).ended(StepPhase.DONE, NOW.plusSeconds(90));
        RunStep second = run.steps().getLast().beginning(NOW.plusSeconds(90));
        return runs.save(run.with(first).with(second), List.of());
    }

    /** A run that stands still because its second step failed. */
    public Run incident(TenantId tenant, String by, Failure failure) {
        return stopped(running(tenant, by), failure);
    }

    /** One whose first step has made these changes, and whose second failed. */
    public Run incidentAfter(TenantId tenant, String by, Failure failure, Change... made) {
        return stopped(begun(awaitingApproval(tenant, by, made).approved(NOW)), failure);
    }

    /** This person has asked for the run to be rolled back. */
    public void rollbackAskedBy(Run run, String by, String reason) {
        scope.inProvider(() -> new RollbackRows(jdbc).ask(run, new RollbackWish(reason, by, NOW)));
    }

    private Run stopped(Run run, Failure failure) {
        RunStep failed = run.steps().getLast().failed(StepPhase.FAILED, failure, 1);
        return runs.save(run.with(failed).stoppedBy(new Run.Incident(1, failure, false, NOW)), List.of());
    }

    /** A run that was cancelled at its second step, and this was found of it then. */
    public Run looked(TenantId tenant, String by, Look.Seen... seen) {
        Failure cancelled = Failure.of(
                FailureClass.CANCELLED, OutsideSystem.TERRAFORM, "second", RunPhrase.CANCELLED_AT.say("second"));
        return runs.save(
                incident(tenant, by, cancelled)
                        .with(new Look(
                                NOW,
                                NOW.plusSeconds(40),
                                List.of(seen).stream().map(this::masked).toList(),
                                null)),
                List.of());
    }

    private Look.Seen masked(Look.Seen seen) {
        PlannedPart part = seen.differs();
        return part == null
                ? seen
                : new Look.Seen(seen.step(), seen.there(), seal.masked(part), seen.lock(), seen.unknown());
    }

    /** A run that is over. */
    public Run ended(TenantId tenant, String by, RunState as) {
        Run run = running(tenant, by);
        RunStep second = run.steps().getLast().ended(StepPhase.DONE, NOW.plusSeconds(210));
        return runs.save(run.with(second).ended(as, NOW.plusSeconds(210)), List.of());
    }

    /** A run that the engine may be working on is over. */
    public Run ends(RunId run, RunState as) {
        return whateverTheEngineDoes(run, now -> now.ended(as, NOW));
    }

    /** A run that the engine may be working on has begun, and its plan with it. */
    public Run begins(RunId run) {
        return whateverTheEngineDoes(run, now -> now.planned("f".repeat(64)).approved(NOW));
    }

    private Run whateverTheEngineDoes(RunId run, UnaryOperator<Run> change) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                return runs.save(change.apply(runs.load(run)), List.of());
            } catch (RunChanged byTheEngine) {
                // once more, with what it has made of the run
            }
        }
        throw new IllegalStateException("the engine never lets go of " + run);
    }

    /** The run wants something else by now, because of this person. */
    public void edited(Run run, String by) {
        scope.inProvider(() -> jdbc.sql("""
                        insert into run_event (run_id, tenant_id, seq, at, kind, facts, actor)
                        values (?, ?, 1 + (select coalesce(max(seq), 0) from run_event where run_id = ?), ?,
                            'INPUTS_EDITED', '{}', ?)
                        """)
                .params(run.id().value(), run.tenant().value(), run.id().value(), Timestamp.from(NOW), by)
                .update());
    }

    /** Somebody else moved the run on while a page showed it. */
    public void movedOn(Run run) {
        runs.save(runs.load(run.id()).approved(NOW), List.of());
    }

    /** A new plan took the place of the one that a page shows. */
    public void replanned(Run run, Change... changes) {
        asks(run, new PlannedPart.Exact(List.of(changes)));
    }

    /** The run is approved by somebody; the first step is done and the second works. */
    public Run goesOn(Run run) {
        return begun(runs.load(run.id()).approved(NOW));
    }

    /** The first step tells lines. */
    public void tells(Run run, List<LogLine> lines) {
        tells(run, 0, lines);
    }

    /** The step at this position tells lines. */
    public void tells(Run run, int position, List<LogLine> lines) {
        logs.append(new RunLogs.Place(run.id(), run.tenant(), position), lines);
    }

    /** The run as it is now. */
    public Run now(Run run) {
        return runs.load(run.id());
    }
}
