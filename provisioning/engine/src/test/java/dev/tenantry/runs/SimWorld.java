package dev.tenantry.runs;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A tiny outside world: objects under ids that the steps choose, and jobs that go on without the portal. */
final class SimWorld {

    private final Simulation sim;
    private final Set<String> objects = new TreeSet<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Integer> grown = new HashMap<>();
    /** Touched by a node that had lost its lease in the middle of the call: nobody answers for them any more. */
    private final Set<String> strayed = new HashSet<>();

    private final Set<RunId> acted = new HashSet<>();

    SimWorld(Simulation sim) {
        this.sim = sim;
    }

    /** How a job stands. */
    enum Stands {
        RUNNING,
        DONE,
        BROKEN,
        STOPPED
    }

    private static final class Job {
        final String place;
        final boolean stray;
        Stands stands = Stands.RUNNING;

        Job(String place, boolean stray) {
            this.place = place;
            this.stray = stray;
        }
    }

    static String place(TenantId tenant, String step) {
        return tenant.toString().substring(0, 8) + "/" + step;
    }

    /** How many objects more than at first are wanted of a step, since somebody outside changed something. */
    int grown(String place) {
        return grown.getOrDefault(place, 0);
    }

    void grow(String place) {
        grown.merge(place, 1, Integer::sum);
    }

    boolean exists(String id) {
        return objects.contains(id);
    }

    boolean strayed(String id) {
        return strayed.contains(id);
    }

    boolean acted(RunId run) {
        return acted.contains(run);
    }

    /** Looks an object up: reading may fail and be late like any call. */
    boolean look(SimContext who, String id) {
        sim.faults().before(who.life(), "look");
        boolean there = objects.contains(id);
        sim.faults().after(who.life(), "look");
        return there;
    }

    boolean create(SimContext who, String id) {
        sim.faults().before(who.life(), "create");
        boolean stray = acting(who, "create", id, List.of(id));
        if (!objects.add(id)) {
            if (!stray) {
                sim.laws().broken("created twice: " + id);
            }
            throw new OutsideFailure(OutsideSystem.PORTAL, OutsideFailure.Kind.ALREADY_EXISTS, id);
        }
        sim.faults().after(who.life(), "create");
        return true;
    }

    boolean destroy(SimContext who, String id) {
        sim.faults().before(who.life(), "destroy");
        acting(who, "destroy", id, List.of(id));
        objects.remove(id);
        sim.faults().after(who.life(), "destroy");
        return true;
    }

    /** Starts a job that makes the objects; it goes on whatever becomes of the portal. */
    boolean begin(SimContext who, String id, String place, List<String> makes) {
        sim.faults().before(who.life(), "begin");
        boolean stray = acting(who, "create", id, makes);
        if (running(place).isPresent() && !stray) {
            sim.laws().broken("two jobs at once: " + place);
        }
        Job job = new Job(place, stray);
        jobs.put(id, job);
        Duration takes = sim.chance().oneIn(15) && !sim.calm()
                ? Duration.ofMinutes(12)
                : sim.chance().between(Duration.ofSeconds(1), Duration.ofSeconds(60));
        sim.time().in(takes.dividedBy(2), () -> make(job, makes.subList(0, makes.size() / 2), Stands.RUNNING));
        Stands end = !sim.calm() && sim.chance().oneIn(8) ? Stands.BROKEN : Stands.DONE;
        sim.time().in(takes, () -> make(job, end == Stands.DONE ? makes : List.of(), end));
        sim.faults().after(who.life(), "begin");
        return true;
    }

    private void make(Job job, List<String> made, Stands then) {
        if (job.stands != Stands.RUNNING) {
            return;
        }
        objects.addAll(made);
        if (job.stray) {
            strayed.addAll(made);
        }
        job.stands = then;
        sim.trace("job of " + job.place + " has made " + made + ", " + then);
    }

    boolean stop(SimContext who, String id, boolean atOnce) {
        sim.faults().before(who.life(), "stop");
        acting(who, "stop", id, List.of());
        Job job = jobs.get(id);
        if (job != null) {
            Duration coolOff = atOnce ? Duration.ZERO : sim.chance().between(Duration.ZERO, Duration.ofSeconds(20));
            sim.time().in(coolOff, () -> make(job, List.of(), Stands.STOPPED));
        }
        sim.faults().after(who.life(), "stop");
        return true;
    }

    Optional<Stands> poll(SimContext who, String id) {
        sim.faults().before(who.life(), "poll");
        Optional<Stands> stands = Optional.ofNullable(jobs.get(id)).map(job -> job.stands);
        sim.faults().after(who.life(), "poll");
        return stands;
    }

    /** Whether a job runs at this place that somebody answers for. */
    boolean works(String place) {
        return jobs.values().stream()
                .anyMatch(job -> job.place.equals(place) && job.stands == Stands.RUNNING && !job.stray);
    }

    /** Whether a job that the run has begun runs, and somebody answers for it. */
    boolean worksFor(RunId run) {
        return jobs.entrySet().stream()
                .anyMatch(job -> job.getKey().startsWith(run + "/")
                        && job.getValue().stands == Stands.RUNNING
                        && !job.getValue().stray);
    }

    /** The job that runs at this place. */
    Optional<String> running(String place) {
        return jobs.entrySet().stream()
                .filter(job -> job.getValue().place.equals(place) && job.getValue().stands == Stands.RUNNING)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean acting(SimContext who, String what, String subject, List<String> touched) {
        boolean stray = sim.laws().acting(who, what, subject, touched);
        acted.add(who.run());
        if (stray) {
            strayed.addAll(touched);
            strayed.add(subject);
        }
        sim.trace(who.life().node().name() + " " + what + " " + subject + " " + touched + (stray ? " (astray)" : ""));
        return stray;
    }
}
