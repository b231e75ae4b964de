package dev.tenantry.runs;

import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** People who ask for runs and decide about them, late and by what they saw a while ago, under the rules of the use cases. */
final class SimPeople {

    private static final List<String> NAMES = List.of("person:ada", "person:ben", "person:eve");

    private final Simulation sim;
    private final Set<TenantId> paused = new HashSet<>();
    private int numbers = 1000;

    SimPeople(Simulation sim) {
        this.sim = sim;
    }

    /** Somebody asks for a run; if the tenant is busy they are told so and ask no more. */
    void ask(TenantId tenant, RunKind kind, List<SimStep> steps) {
        List<RunStep> planned = new ArrayList<>();
        steps.forEach(step -> planned.add(RunStep.planned(planned.size(), step.key())));
        Run run = new Run(
                new RunId(sim.chance().id()),
                ++numbers,
                tenant,
                kind,
                RunState.PLANNING,
                new Run.Requested(sim.chance().of(NAMES), sim.time().instant()),
                Profiles.acme(),
                planned,
                null,
                0,
                null,
                false,
                null,
                null,
                0);
        boolean accepted = sim.rows().insert(run);
        sim.trace(run.requested().by() + " asks for #" + run.number() + " " + kind + (accepted ? "" : ": busy"));
        if (accepted) {
            sim.time().in(pause(), () -> look(run.id()));
        }
    }

    boolean paused(TenantId tenant) {
        return paused.contains(tenant);
    }

    /** Somebody holds a tenant's runs for a while. */
    void hold(TenantId tenant) {
        if (paused.add(tenant)) {
            sim.trace("somebody pauses " + tenant);
            sim.time().in(pause(), () -> release(tenant));
        }
    }

    private void release(TenantId tenant) {
        paused.remove(tenant);
        sim.trace("somebody releases " + tenant);
    }

    private Duration pause() {
        return sim.chance()
                .between(Duration.ofSeconds(1), Duration.ofSeconds(sim.chance().oneIn(3) ? 400 : 40));
    }

    private void look(RunId id) {
        Run seen = sim.rows().load(id);
        if (seen.state().ended()) {
            return;
        }
        sim.time().in(pause(), () -> look(id));
        choose(seen).ifPresent(choice -> {
            Duration thought = sim.chance().between(Duration.ZERO, Duration.ofSeconds(20));
            String who = sim.chance().of(NAMES);
            sim.time().in(thought, () -> decide(seen, choice, who));
        });
    }

    private Optional<Choice> choose(Run seen) {
        Set<Choice> open = new TreeSet<>(RunChoices.of(seen, sim.catalogue()));
        if (open.isEmpty()) {
            return Optional.empty();
        }
        return switch (seen.state()) {
            case AWAITING_APPROVAL ->
                Optional.of(
                        sim.calm() || !sim.chance().oneIn(6)
                                ? Choice.APPROVE
                                : sim.chance().of(List.copyOf(open)));
            case INCIDENT ->
                Optional.of(sim.chance().oneIn(2) ? Choice.RETRY : sim.chance().of(List.copyOf(open)));
            default ->
                !sim.calm() && sim.chance().oneIn(8)
                        ? Optional.of(sim.chance().of(List.copyOf(open)))
                        : Optional.empty();
        };
    }

    /** As the use cases do it: the run is read anew under its lock, and the choice must be open now. */
    private void decide(Run seen, Choice choice, String who) {
        Run run = sim.rows().load(seen.id());
        if (choice == Choice.APPROVE) {
            approve(seen, run, who);
        } else if (RunChoices.of(run, sim.catalogue()).contains(choice)) {
            commit(changed(run, choice), who + " " + choice);
        }
    }

    private void approve(Run seen, Run run, String who) {
        String hash = String.valueOf(seen.planHash());
        PlanDocument plan = sim.rows().shown(run.id());
        Optional<Decision> objection =
                RunApprovals.objection(run, hash, run.requested().by().equals(who), plan::destroysStateful);
        if (objection.isPresent()) {
            sim.trace(who + " may not approve: " + objection.get().getClass().getSimpleName());
            return;
        }
        sim.laws().approvedBy(run, plan, hash, who);
        sim.rows().noteApproval(run);
        commit(run.approved(sim.time().instant()), who + " APPROVE");
    }

    private Run changed(Run run, Choice choice) {
        return switch (choice) {
            case REJECT -> RunApprovals.rejected(run, sim.time().instant());
            case CANCEL -> run.in(RunState.CANCELLING);
            case FORCE -> run.withForce();
            case RETRY -> RunDecisions.again(run, sim.rows().isApproved(run));
            case EDIT -> run.edited(run.wanted());
            case LOOK -> run.with(Look.begun(sim.time().instant()));
            case SKIP ->
                RunDecisions.withoutFailed(
                        run, sim.rows().isApproved(run), sim.time().instant());
            case ROLL_BACK -> run.in(RunState.ROLLING_BACK);
            case LEAVE -> run.ended(RunState.CANCELLED, sim.time().instant());
            case APPROVE -> throw new IllegalArgumentException("approved apart");
        };
    }

    private void commit(Run changed, String what) {
        Run saved = sim.rows().save(changed);
        sim.rows().ring(saved.id());
        sim.trace(what + ": " + Simulation.line(saved));
    }
}
