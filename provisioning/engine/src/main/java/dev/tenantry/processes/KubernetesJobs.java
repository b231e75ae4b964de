package dev.tenantry.processes;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.processes.PodFolder.Order;
import dev.tenantry.processes.ProcessState.Exited;
import dev.tenantry.processes.ProcessState.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each program as a Job of the cluster that the portal is in. The truth is a folder on storage that all nodes share;
 * the cluster is asked only about a program that has left no exit code. Close it to end the doorbell; programs go on.
 */
final class KubernetesJobs implements ProcessHost, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KubernetesJobs.class);

    /** How long the wrapper may take to end its program by force before the Job is deleted. */
    private static final Duration STRIKE = Duration.ofSeconds(30);

    private final Path root;
    private final Clock clock;
    private final JobTemplate template;
    private final ClusterJobs cluster;
    private final JobInspection inspection;
    private final Path script;
    private final ExitWatch watch;
    private final ProgramEnds ends = new ProgramEnds();

    /**
     * Opens the host; asks the cluster nothing yet.
     *
     * @param root on storage that portal and pods share; holds a folder for each job; made if missing
     * @param begin how long a program may wait for a place or an image
     */
    KubernetesJobs(Path root, Clock clock, JobTemplate template, ClusterJobs cluster, Duration begin) {
        this.root = root.toAbsolutePath().normalize();
        this.clock = clock;
        this.template = template;
        this.cluster = cluster;
        this.inspection = new JobInspection(cluster, clock, begin);
        try {
            Files.createDirectories(this.root);
        } catch (IOException e) {
            throw new HostFailure("Cannot make " + root + "; give the portal shared storage that it may write.", e);
        }
        this.script = Wrapper.unpack(this.root);
        this.watch = new ExitWatch(this::glance);
    }

    /** For the doorbell alone: it looks often, and asks the cluster nothing. */
    private ProcessState glance(JobId id) {
        PodFolder folder = folder(id);
        return folder.notes().exists()
                ? JobInspection.noted(folder)
                        .map(end -> told(end, folder))
                        .orElseGet(() -> new Running(0, Instant.EPOCH))
                : new ProcessState.NotStarted();
    }

    private ProcessState told(ProcessState state, PodFolder folder) {
        if (state instanceof Exited) {
            ends.seen(folder.notes(), () -> folder.unwanted().isPresent());
        }
        return state;
    }

    /** A start that was cut off is taken up by the next one: as long as no pod has begun, nothing has happened. */
    @Override
    public void start(ProcessJob job) {
        PodFolder folder = folder(job.id());
        if (folder.begun() || folder.unwanted().isPresent()) {
            return;
        }
        check(job.folder());
        folder.layOut(job);
        create(job, folder);
        if (folder.begun()) {
            folder.forgetJob();
        }
        watch.add(job.id());
    }

    private void check(Path work) {
        if (!Files.isDirectory(work)) {
            throw new HostFailure("There is no folder " + work + " for a program to run in.");
        }
        if (!template.shares(work)) {
            throw new HostFailure("Pods do not see " + work + ": set tenantry.runs.folder to a place on the storage "
                    + "that the Job in tenantry.processes.kubernetes.template mounts.");
        }
    }

    /** One of this name that ended and is of no beginning was forgotten while the cluster did not answer. */
    private void create(ProcessJob job, PodFolder folder) {
        var made = template.of(
                job,
                List.of(
                        "/bin/sh",
                        script.toString(),
                        "pod",
                        folder.notes().path().toString()));
        if (cluster.create(made)) {
            return;
        }
        boolean underWay = cluster.find(job.id())
                .filter(there -> there.endedAt().isEmpty())
                .isPresent();
        if (!underWay && !folder.begun()) {
            cluster.delete(job.id());
            if (!cluster.create(made)) {
                throw new HostFailure("An earlier Job " + job.id() + " is still being removed; try again.");
            }
        }
    }

    @Override
    public ProcessState inspect(JobId id) {
        PodFolder folder = folder(id);
        ProcessState state = told(inspection.of(id, folder), folder);
        if (state instanceof Running) {
            watch.add(id);
        }
        return state;
    }

    @Override
    public OutputChunk follow(JobId id, long offset, int maxBytes) {
        return folder(id).notes().follow(offset, maxBytes);
    }

    @Override
    public Path output(JobId id) {
        return folder(id).notes().output();
    }

    /** What waits for a place is not begun at all. */
    @Override
    public boolean stop(JobId id) {
        if (!(inspect(id) instanceof Running)) {
            return false;
        }
        PodFolder folder = folder(id);
        folder.give(Order.STOP, "it was asked to stop");
        if (!folder.begun()) {
            cluster.delete(id);
        }
        return true;
    }

    /** By the wrapper, which notes the end; who asks again when that has not helped has the Job deleted. */
    @Override
    public boolean kill(JobId id) {
        if (!(inspect(id) instanceof Running)) {
            return false;
        }
        PodFolder folder = folder(id);
        folder.give(Order.KILL, "it was ended by force");
        boolean inVain = folder.givenAt(Order.KILL).plus(STRIKE).isBefore(clock.instant());
        if (inVain || !folder.begun()) {
            cluster.delete(id);
        }
        return true;
    }

    /** A Job that cannot be deleted now is in nobody's way: the cluster clears ended ones away by itself. */
    @Override
    public void remove(JobId id) {
        PodFolder folder = folder(id);
        if (!folder.notes().exists()) {
            return;
        }
        if (inspect(id) instanceof Running) {
            throw new HostFailure("Job " + id + " still runs; stop it first.");
        }
        try {
            cluster.delete(id);
        } catch (OutsideFailure away) {
            LOG.info("Job {} stays in the cluster until its time is over", id, away);
        }
        folder.notes().delete();
    }

    /** As Terraform in one of our pods signs its locks; pods and portal run the same image as the same user. */
    @Override
    public String self() {
        return System.getProperty("user.name") + "@" + JobTemplate.HOSTNAME;
    }

    /** Not seen is who enters the pod of a job and starts a program there. */
    @Override
    public boolean runsByHand(Set<String> programs) {
        return cluster.pods().stream()
                .filter(pod -> pod.lives() && pod.hostname().equals(JobTemplate.HOSTNAME))
                .anyMatch(pod -> !JobId.isValid(pod.job())
                        || !folder(new JobId(pod.job())).notes().exists());
    }

    /** Those that have begun and of which the cluster cannot be asked are among them. */
    @Override
    public Set<JobId> running() {
        return kept().stream().filter(this::runs).collect(Collectors.toUnmodifiableSet());
    }

    private boolean runs(JobId id) {
        try {
            return inspect(id) instanceof Running;
        } catch (OutsideFailure away) {
            LOG.debug("job {} is not counted, since the cluster cannot be asked", id, away);
            return false;
        }
    }

    @Override
    public Set<JobId> kept() {
        return JobFolder.in(root).stream().map(JobFolder::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void onExit(Consumer<JobId> listener) {
        watch.tell(listener);
    }

    @Override
    public void onEnd(Consumer<ProgramEnd> listener) {
        ends.tell(listener);
    }

    @Override
    public void close() {
        watch.close();
    }

    private PodFolder folder(JobId id) {
        return new PodFolder(new JobFolder(root.resolve(id.value())));
    }
}
