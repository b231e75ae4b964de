package dev.tenantry.processes;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.processes.PodFolder.Order;
import dev.tenantry.processes.ProcessState.Exited;
import dev.tenantry.processes.ProcessState.Lost;
import dev.tenantry.processes.ProcessState.NotStarted;
import dev.tenantry.processes.ProcessState.Running;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what became of a job: from its folder if it has ended by itself, else from the cluster. */
final class JobInspection {

    private static final Logger LOG = LoggerFactory.getLogger(JobInspection.class);

    /** How long after a Job's end its exit code may still be on its way. */
    private static final Duration LATE_NOTE = Duration.ofSeconds(10);

    private final ClusterJobs cluster;
    private final Clock clock;
    private final Duration begin;

    /** @param begin how long a program may wait for a place or an image */
    JobInspection(ClusterJobs cluster, Clock clock, Duration begin) {
        this.cluster = cluster;
        this.clock = clock;
        this.begin = begin;
    }

    ProcessState of(JobId id, PodFolder folder) {
        if (!folder.notes().exists()) {
            return new NotStarted();
        }
        return noted(folder).orElseGet(() -> asked(id, folder));
    }

    /** How it ended, if its wrapper has lived to note it. */
    static Optional<ProcessState> noted(PodFolder folder) {
        return folder.notes()
                .exitCode()
                .map(code -> new Exited(code, folder.notes().writtenAt("exit")));
    }

    private ProcessState asked(JobId id, PodFolder folder) {
        try {
            ProcessState seen = seen(id, folder, cluster.find(id));
            // it may have ended between the two looks
            return seen instanceof Running ? seen : noted(folder).orElse(seen);
        } catch (OutsideFailure away) {
            return unseen(folder, away);
        }
    }

    /** What has begun goes on while the cluster does not answer, and its end will stand in the folder. */
    private static ProcessState unseen(PodFolder folder, OutsideFailure away) {
        boolean refused = away.kind().refuses();
        if (refused || !folder.begun()) {
            throw away;
        }
        LOG.debug("{} is taken to run on, since the cluster cannot be asked", folder.notes(), away);
        return new Running(0, folder.begunAt());
    }

    private ProcessState seen(JobId id, PodFolder folder, Optional<ClusterJob> job) {
        Optional<Instant> ended = job.flatMap(ClusterJob::endedAt);
        if (job.isPresent() && ended.isEmpty()) {
            return folder.begun() ? new Running(0, folder.begunAt()) : waiting(id, folder, job.get());
        }
        List<ClusterPod> pods = cluster.podsOf(id);
        boolean late = folder.begun()
                && ended.filter(at -> at.plus(LATE_NOTE).isAfter(clock.instant()))
                        .isPresent();
        if (late || pods.stream().anyMatch(ClusterPod::lives)) {
            return new Running(0, folder.begun() ? folder.begunAt() : clock.instant());
        }
        return job.map(over -> lost(folder, over, pods)).orElseGet(() -> vanished(folder));
    }

    /** A place that never comes, or an image that is not there, would otherwise keep the run waiting for ever. */
    private ProcessState waiting(JobId id, PodFolder folder, ClusterJob job) {
        if (job.createdAt().plus(begin).isBefore(clock.instant())) {
            String why = trouble(cluster.podsOf(id)).orElse("there is no pod");
            folder.give(Order.KILL, "it did not begin within " + begin.toSeconds() + " s: " + why);
            cluster.delete(id);
        }
        return new Running(0, job.createdAt());
    }

    private static ProcessState lost(PodFolder folder, ClusterJob job, List<ClusterPod> pods) {
        String why = trouble(pods).orElse(job.reason());
        return new Lost(
                unwanted(folder).orElse("its pod ended without a note of how" + (why.isEmpty() ? "" : ": " + why)));
    }

    private static ProcessState vanished(PodFolder folder) {
        if (folder.begun()) {
            return new Lost(unwanted(folder).orElse("its Job was removed from the cluster while it ran"));
        }
        return unwanted(folder).<ProcessState>map(Lost::new).orElseGet(NotStarted::new);
    }

    private static Optional<String> unwanted(PodFolder folder) {
        return folder.unwanted().map(why -> (folder.begun() ? "ended without a note of how: " : "never begun: ") + why);
    }

    private static Optional<String> trouble(List<ClusterPod> pods) {
        return pods.stream().flatMap(pod -> pod.trouble().stream()).findFirst();
    }
}
