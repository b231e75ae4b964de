package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What must hold whatever goes wrong. What is broken is kept, as an error thrown within a step's call would be a failure of that step. */
final class SimLaws {

    private static final Map<RunState, Set<RunState>> WAYS = ways();

    private final Simulation sim;
    private final Map<String, Touch> touches = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    SimLaws(Simulation sim) {
        this.sim = sim;
    }

    /** One renewal of a lease, good for one act. */
    private static final class Touch {
        final SimNode node;
        final Lease lease;
        boolean heldUp;

        Touch(SimNode node, Lease lease) {
            this.node = node;
            this.lease = lease;
        }
    }

    private static Map<RunState, Set<RunState>> ways() {
        Map<RunState, Set<RunState>> ways = new HashMap<>();
        ways.put(
                RunState.PLANNING,
                EnumSet.of(
                        RunState.PLANNING,
                        RunState.AWAITING_APPROVAL,
                        RunState.RUNNING,
                        RunState.INCIDENT,
                        RunState.CANCELLING));
        ways.put(RunState.AWAITING_APPROVAL, EnumSet.of(RunState.RUNNING, RunState.REJECTED, RunState.CANCELLING));
        ways.put(
                RunState.RUNNING,
                EnumSet.of(
                        RunState.RUNNING,
                        RunState.AWAITING_APPROVAL,
                        RunState.INCIDENT,
                        RunState.SUCCEEDED,
                        RunState.CANCELLING));
        ways.put(
                RunState.INCIDENT,
                EnumSet.of(
                        RunState.PLANNING,
                        RunState.RUNNING,
                        RunState.ROLLING_BACK,
                        RunState.CANCELLED,
                        RunState.CANCELLING,
                        RunState.AWAITING_APPROVAL));
        ways.put(
                RunState.CANCELLING,
                EnumSet.of(RunState.CANCELLING, RunState.INCIDENT, RunState.CANCELLED, RunState.SUCCEEDED));
        ways.put(RunState.ROLLING_BACK, EnumSet.of(RunState.ROLLING_BACK, RunState.INCIDENT, RunState.ROLLED_BACK));
        for (RunState end :
                EnumSet.of(RunState.SUCCEEDED, RunState.ROLLED_BACK, RunState.CANCELLED, RunState.REJECTED)) {
            ways.put(end, EnumSet.noneOf(RunState.class));
        }
        return ways;
    }

    void broken(String law) {
        sim.trace("BROKEN " + law);
        broken.add(law);
    }

    Optional<String> firstBroken() {
        return broken.stream().findFirst();
    }

    private void hold(boolean law, String otherwise) {
        if (!law) {
            broken(otherwise);
        }
    }

    void renewed(SimNode node, Lease lease) {
        touches.put(key(node, lease), new Touch(node, lease));
    }

    private static String key(SimNode node, Lease lease) {
        return node.name() + lease.run() + lease.epoch();
    }

    void heldUp(SimNode node) {
        touches.values().stream().filter(touch -> touch.node == node).forEach(touch -> touch.heldUp = true);
    }

    /** Called right before the world changes; whether it does so for a node that lost its lease in the middle of the call. */
    boolean acting(SimContext who, String what, String subject, List<String> touched) {
        SimNode node = who.life().node();
        String act = node.name() + " " + what + " " + subject;
        Touch touch = touches.remove(key(node, who.lease()));
        hold(touch != null, "no lease was renewed for it: " + act);
        boolean stray = !sim.rows().valid(who.lease(), node.name());
        hold(sim.audit().announced(who.row(), who.step(), subject, stray), "not announced to audit: " + act);
        if (stray) {
            hold(touch != null && touch.heldUp, "without a valid lease: " + act);
            return true;
        }
        Run now = sim.rows().load(who.run());
        hold(!now.state().ended(), "acts for a run that has ended: " + act);
        hold(now.state() != RunState.INCIDENT, "acts while it only looks: " + act);
        if (who.step().phase() == StepPhase.UNDOING) {
            hold(
                    now.state() == RunState.ROLLING_BACK || (now.state() == RunState.CANCELLING && what.equals("stop")),
                    "undoes while " + now.state() + ": " + act);
            hold(!now.pastPivot(sim.catalogue()), "undoes after the pivot: " + act);
        } else {
            touched.forEach(id -> hold(approved(who, what, id), "not in the approved plan: " + act));
        }
        return false;
    }

    private boolean approved(SimContext who, String what, String id) {
        Change.Action action = what.equals("destroy") ? Change.Action.DESTROY : Change.Action.CREATE;
        return sim.rows()
                .approved(who.run())
                .map(plan -> plan.steps().get(who.step().position()).part())
                .filter(part -> switch (part) {
                    case PlannedPart.Exact exact ->
                        exact.changes().stream()
                                .anyMatch(change -> change.address().equals(id) && change.action() == action);
                    case PlannedPart.Deferred deferred ->
                        deferred.bounds().actions().contains(action);
                })
                .isPresent();
    }

    void saved(Run before, Run after) {
        Set<RunState> open = WAYS.getOrDefault(before.state(), Set.of());
        hold(open.contains(after.state()) || looks(before, after), before.state() + " becomes " + after.state());
        hold(!after.state().ended() || !after.isLookedAt(), "ended, but is still looked at");
        switch (after.state()) {
            case SUCCEEDED -> succeeded(after);
            case ROLLED_BACK -> rolledBack(after);
            case CANCELLED ->
                hold(
                        before.state() != RunState.CANCELLING || !sim.world().acted(after.id()),
                        "cancelled as if nothing had been done");
            case REJECTED -> hold(!sim.world().acted(after.id()), "rejected as if nothing had been done");
            case INCIDENT -> halted(before, after);
            case PLANNING, AWAITING_APPROVAL, RUNNING, CANCELLING, ROLLING_BACK -> {}
        }
    }

    /** Looking changes nothing but what was seen. */
    private static boolean looks(Run before, Run after) {
        return before.state().needsPerson()
                && after.state() == before.state()
                && before.steps().equals(after.steps())
                && Objects.equals(before.incident(), after.incident())
                && !Objects.equals(before.look(), after.look());
    }

    /** Of a run that was asked to stop; where nobody could see whether it has, it says so. */
    private void halted(Run before, Run after) {
        Run.Incident incident = after.incident();
        hold(
                before.state() == RunState.INCIDENT
                        || (incident != null && incident.mayStillWork())
                        || !sim.world().worksFor(after.id()),
                "says that it has stopped, but its job still runs");
    }

    private void succeeded(Run run) {
        for (RunStep step : run.steps()) {
            if (step.phase() == StepPhase.DONE) {
                boolean there = !sim.step(step.key()).removes();
                for (String id : step.outputs().require("made").split(",", -1)) {
                    hold(
                            sim.world().exists(id) == there || sim.world().strayed(id),
                            "succeeded, but " + id + (there ? " is not there" : " is still there"));
                }
                hold(
                        late(run) || !sim.audit().unsettled(run, step),
                        "succeeded with an effect of unknown outcome: " + step.key());
            }
        }
    }

    /** Whether a node that was held up has announced, or will, an act that it has not come to yet. */
    private boolean late(Run run) {
        return touches.values().stream()
                .anyMatch(touch -> touch.heldUp && touch.lease.run().equals(run.id()));
    }

    private void rolledBack(Run run) {
        for (RunStep step : run.steps()) {
            String place = SimWorld.place(run.tenant(), step.key().name());
            if (step.attempt() > 0 && !sim.step(step.key()).removes()) {
                hold(!sim.world().works(place), "rolled back, but a job still runs at " + place);
                for (int number = 0; number < 12; number++) {
                    String id = place + "/" + number;
                    hold(!sim.world().exists(id) || sim.world().strayed(id), "rolled back, but there is " + id);
                }
            }
        }
    }

    void approvedBy(Run run, PlanDocument plan, String hashSeen, String who) {
        hold(sim.seal().hash(plan).equals(hashSeen), "approved a plan that was not shown");
        hold(
                !plan.destroysStateful() || !run.requested().by().equals(who),
                who + " asked for a loss of data and approved it");
    }

    /** Between two calls: each run has ended, waits for a person, or will be called. */
    void quiet() {
        for (Run run : sim.rows().all()) {
            RunId id = run.id();
            boolean goesOn = run.state().ended()
                    || run.state().needsPerson()
                    || sim.nodes().willCall(id);
            hold(goesOn, "nothing will wake " + Simulation.line(run));
        }
    }
}
