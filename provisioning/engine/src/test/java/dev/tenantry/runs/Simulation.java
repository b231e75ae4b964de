package dev.tenantry.runs;

import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The engine in a world of our own: its clock, its nodes, its people and everything that goes wrong come from one seed. The
 * engine's rules are the real ones, what they stand on is not.
 */
final class Simulation {

    private static final Duration TROUBLE = Duration.ofMinutes(40);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST = 60_000;

    private final long seed;
    private final SimTime time = new SimTime();
    private final SimChance chance;
    private final StepCalls calls;
    private final PlanSeal seal = new PlanSeal(new byte[32]);
    private final SimLaws laws = new SimLaws(this);
    private final SimRows rows = new SimRows(this);
    private final SimAudit audit = new SimAudit(this);
    private final SimWorld world = new SimWorld(this);
    private final List<String> trace = new ArrayList<>();
    private final List<SimStep> making = new ArrayList<>();
    private final List<SimStep> removing = new ArrayList<>();
    private final SimFaults faults;
    private final StepCatalogue catalogue;
    private final SimNodes nodes;
    private final SimPeople people;
    private final List<TenantId> tenants;
    private int asked;

    Simulation(long seed, StepCalls calls) {
        this.seed = seed;
        this.calls = calls;
        this.chance = new SimChance(seed);
        this.faults = new SimFaults(this);
        drawSteps();
        List<SimStep> all = new ArrayList<>(making);
        all.addAll(removing);
        this.catalogue = new StepCatalogue(List.copyOf(all));
        this.nodes = new SimNodes(this);
        this.people = new SimPeople(this);
        this.tenants = List.of(new TenantId(chance.id()), new TenantId(chance.id()));
    }

    private void drawSteps() {
        int count = 1 + chance.below(4);
        int pivot = chance.below(count + 2);
        for (int number = 0; number < count; number++) {
            String name = "make-" + number;
            SimStep.Way way = chance.oneIn(2) ? SimStep.Way.JOB : SimStep.Way.CALLS;
            String after = number > 0 && chance.oneIn(3) ? "make-" + (number - 1) : "";
            int objects = 1 + chance.below(3);
            making.add(new SimStep(
                    this, name, new SimStep.Made(way, name, objects, after), number == pivot, chance.oneIn(4)));
            removing.addFirst(new SimStep(
                    this, "remove-" + number, new SimStep.Made(SimStep.Way.REMOVAL, name, objects, ""), true, false));
        }
    }

    /** Lets it all happen; throws an error that tells how to see it again if a law is broken. */
    void play() {
        ask(0);
        grow();
        for (int happened = 0; happened < MOST; happened++) {
            time.next();
            laws.quiet();
            check();
            if (idle() && asked > 4) {
                return;
            }
            if (time.since().compareTo(LONGEST) > 0) {
                laws.broken("not at an end after " + LONGEST);
            }
        }
        laws.broken("goes round and round");
        check();
    }

    private void check() {
        laws.firstBroken().ifPresent(law -> {
            throw new AssertionError("seed " + seed + ": " + law + "\nsee it again: -Dtest=SimulationTest -Dsim.seed="
                    + seed + "\n" + String.join("\n", trace));
        });
    }

    /** Five times somebody asks for a run for one of the tenants, more often than not while another one is open. */
    private void ask(int tenantBefore) {
        if (asked++ > 4) {
            return;
        }
        int tenant = chance.oneIn(3) ? 1 - tenantBefore : tenantBefore;
        boolean offboard = asked > 1 && chance.oneIn(3);
        people.ask(tenants.get(tenant), offboard ? RunKind.OFFBOARD : RunKind.ONBOARD, offboard ? removing : making);
        time.in(chance.between(Duration.ofSeconds(5), Duration.ofMinutes(12)), () -> ask(tenant));
    }

    /** Somebody outside changes what is wanted, so that plans go stale. */
    private void grow() {
        if (!calm()) {
            time.in(chance.between(Duration.ofMinutes(1), Duration.ofMinutes(30)), this::grow);
            if (chance.oneIn(2)) {
                String place = SimWorld.place(
                        chance.of(tenants), chance.of(making).key().name());
                world.grow(place);
                trace("more is wanted at " + place);
            } else if (chance.oneIn(3)) {
                people.hold(chance.of(tenants));
            }
        }
    }

    /** Whether the time of troubles is over: from then on all must come to an end. */
    boolean calm() {
        return time.since().compareTo(TROUBLE) > 0;
    }

    boolean idle() {
        return rows.all().stream().allMatch(run -> run.state().ended());
    }

    void trace(String line) {
        trace.add(time.since() + " " + line);
    }

    List<String> trace() {
        return trace;
    }

    static String line(Run run) {
        return "#" + run.number() + " v" + run.version() + " " + run.state()
                + run.steps().stream()
                        .map(step -> step.phase() + "/" + step.attempt())
                        .collect(Collectors.joining(" ", " [", "]"));
    }

    SimStep step(StepKey key) {
        return (SimStep) catalogue.step(key);
    }

    SimTime time() {
        return time;
    }

    SimChance chance() {
        return chance;
    }

    StepCalls calls() {
        return calls;
    }

    PlanSeal seal() {
        return seal;
    }

    SimLaws laws() {
        return laws;
    }

    SimRows rows() {
        return rows;
    }

    SimAudit audit() {
        return audit;
    }

    SimWorld world() {
        return world;
    }

    SimFaults faults() {
        return faults;
    }

    StepCatalogue catalogue() {
        return catalogue;
    }

    SimPeople people() {
        return people;
    }

    SimNodes nodes() {
        return nodes;
    }
}
