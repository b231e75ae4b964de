package dev.tenantry.helm;

import dev.tenantry.jobs.ChartFiles;
import dev.tenantry.jobs.Digests;
import dev.tenantry.jobs.JobLog;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deploys with the real Helm. Each method is safe to call again at any point: it reads the release's history first, repairs
 * what an earlier call left hanging and does nothing if what is wanted is deployed.
 */
public final class HelmCli {

    /** It is there after two or three minutes. */
    private static final Duration BALANCER = Duration.ofMinutes(6);

    private final Path folder;
    private final DetachedPrograms programs;
    private final HelmProgram helm;
    private final KubectlProgram kubectl;
    private final KubectlProgram onlooker;
    private final Function<SecretRef, String> secrets;
    private final JobLog log;
    private final WayBack wayBack;
    private volatile boolean stopped;

    private HelmCli(Path folder, ClusterPrograms found, Function<SecretRef, String> secrets, JobLog log) {
        this.folder = folder;
        this.programs = new DetachedPrograms(folder, found.environment());
        this.helm = new HelmProgram(found.helm(), programs);
        this.kubectl = new KubectlProgram(found.kubectl(), programs);
        this.onlooker = new KubectlProgram(
                found.kubectl(), new DetachedPrograms(made(folder.resolve("onlooker")), found.environment()));
        this.secrets = secrets;
        this.log = log;
        this.wayBack = new WayBack(helm, log);
    }

    /**
     * Waits for what an earlier start of the job has left running, and looks whether this Helm is known.
     *
     * @param folder the job's own work folder, the same at each start of the job
     * @param secrets resolves what the job names
     * @param log is told what is done, and how the pods are meanwhile
     * @throws OutsideFailure if the Helm that was found is of another major
     */
    public static HelmCli open(Path folder, ClusterPrograms found, Function<SecretRef, String> secrets, JobLog log) {
        HelmCli cli = new HelmCli(folder, found, secrets, log);
        if (!cli.programs.awaitEarlier(Duration.ofMinutes(30))) {
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES, OutsideFailure.Kind.TIMEOUT, "an earlier Helm of this job does not end");
        }
        cli.helm.requireKnownMajor();
        return cli;
    }

    /**
     * What deploying the release would change, field by field; a failure if its programs could not read the data that is there.
     *
     * @param key of this tenant alone, for the digests of what is not said
     */
    public JobOutcome plan(HelmRelease release, Path chart, String key) {
        requireSame(release, chart);
        log.line("comparing release " + release.name() + " with what is deployed in namespace " + release.namespace());
        List<Revision> history = helm.history(release.name(), release.namespace());
        Optional<Failure> refusal = refusal(release, history);
        if (refusal.isPresent()) {
            return JobOutcome.Failed.of(refusal.get());
        }
        Manifests now = Revision.lastDeployed(history).isPresent()
                ? Manifests.read(helm.manifest(release.name(), release.namespace()))
                : Manifests.none();
        Manifests wanted = Manifests.read(render(release, chart));
        JobOutcome.Planned planned = new JobOutcome.Planned(now.changesTo(wanted, hidden(release, key)));
        log.line("objects that would change: " + planned.changes().size());
        return planned;
    }

    private HiddenTexts hidden(HelmRelease release, String key) {
        return new HiddenTexts(
                key,
                release.kubernetesSecrets().values().stream()
                        .flatMap(keys -> keys.values().stream())
                        .map(secrets)
                        .toList());
    }

    private Optional<Failure> refusal(HelmRelease release, List<Revision> history) {
        return history.isEmpty()
                ? Optional.empty()
                : DataVersions.refusal(
                        helm.values(release.name(), release.namespace()),
                        JsonMapper.shared().readTree(release.values()));
    }

    /**
     * Installs or upgrades and waits until all is ready, the load balancer included.
     *
     * @param ingress whose load balancer must have a name; null where no cluster makes one
     */
    public JobOutcome apply(HelmRelease release, Path chart, @Nullable String ingress) {
        JobOutcome outcome = apply(release, chart);
        return ingress != null && outcome instanceof JobOutcome.Released released
                ? reached(released, release.namespace(), ingress)
                : outcome;
    }

    /** Helm does not wait for it: the cluster makes it beside the release. */
    private JobOutcome reached(JobOutcome.Released released, String namespace, String ingress) {
        log.line("waiting for the load balancer of " + ingress);
        kubectl.awaitLoadBalancer(ingress, namespace, BALANCER);
        return LoadBalancer.of(ingress, kubectl.list("ingresses", namespace))
                .<JobOutcome>map(released::reachedBy)
                .orElseGet(() -> HelmFailures.noLoadBalancer(ingress, evidence(namespace)));
    }

    /** Installs or upgrades and waits until all pods are ready. */
    public JobOutcome apply(HelmRelease release, Path chart) {
        requireSame(release, chart);
        List<String> notes = new ArrayList<>();
        log.line("looking at release " + release.name() + " in namespace " + release.namespace());
        List<Revision> found = helm.history(release.name(), release.namespace());
        Optional<Failure> refusal = refusal(release, found);
        if (refusal.isPresent()) {
            return JobOutcome.Failed.of(refusal.get());
        }
        List<Revision> history = repaired(release, found, notes);
        applySecrets(release);
        String input = input(release);
        Optional<Revision> deployed = Revision.last(history).filter(last -> isWanted(last, input));
        if (deployed.isPresent()) {
            log.line("revision " + deployed.get().number() + " is what is wanted");
            return released(release.name(), deployed.get(), notes);
        }
        return upgrade(release, chart, history, notes);
    }

    private void applySecrets(HelmRelease release) {
        List<Path> files = KubernetesSecrets.write(folder, release, secrets);
        log.line("putting " + files.size() + " files of secrets into the cluster");
        try {
            files.forEach(kubectl::apply);
        } finally {
            files.forEach(HelmCli::delete);
        }
    }

    private static boolean isWanted(Revision last, String input) {
        return last.status().equals("deployed") && last.input().equals(input);
    }

    private JobOutcome upgrade(HelmRelease release, Path chart, List<Revision> before, List<String> notes) {
        Path rendered = write("rendered.yaml", render(release, chart));
        log.line("asking the cluster whether it would take all of it");
        ProgramRun dryRun = kubectl.strictDryRun(release.namespace(), rendered);
        if (!dryRun.worked()) {
            return HelmFailures.refused(release.name(), dryRun);
        }
        log.line("helm deploys, and waits until all is ready, at most "
                + release.longest().toMinutes() + " minutes");
        ProgramRun run = deployed(release, chart, input(release));
        log.line("helm has ended with " + run.exitCode());
        if (!run.worked()) {
            JobOutcome.Failed failed = HelmFailures.deployment(release.name(), run, evidence(release.namespace()));
            return stopped ? failed : wentBack(failed, release, before);
        }
        return status(new RunnerJob.HelmStatus(release.name(), release.namespace()), notes);
    }

    private JobOutcome wentBack(JobOutcome.Failed failed, HelmRelease release, List<Revision> before) {
        try (PodWatch _ = PodWatch.begin(onlooker, release.namespace(), log)) {
            return wayBack.after(failed, release, before);
        }
    }

    private ProgramRun deployed(HelmRelease release, Path chart, String input) {
        try (PodWatch _ = PodWatch.begin(onlooker, release.namespace(), log)) {
            return helm.upgrade(release.name(), release.namespace(), chart, values(release), input, release.longest());
        }
    }

    /**
     * A Helm that was cut off leaves its release pending, and every later one is refused. An upgrade goes back to the number
     * that was deployed last, or goes on where other programs may have come to the data; a first install is taken away. The
     * wanted upgrade follows at once.
     */
    private List<Revision> repaired(HelmRelease release, List<Revision> history, List<String> notes) {
        Optional<Revision> last = Revision.last(history);
        if (last.isEmpty() || !(last.get().isPending() || last.get().status().equals("uninstalling"))) {
            return history;
        }
        Optional<Revision> deployed = Revision.lastDeployed(history);
        if (deployed.isPresent()) {
            int number = wayBack.healing(release.name(), release.namespace(), deployed.get(), last.get());
            log.line("going to revision " + number + ": the last one is "
                    + last.get().status());
            helm.rollback(release.name(), release.namespace(), number);
            notes.add("healed " + last.get().status() + " by revision " + number);
        } else {
            removed(release.name(), release.namespace());
            notes.add("healed " + last.get().status() + " by removing the unfinished install");
        }
        return helm.history(release.name(), release.namespace());
    }

    /** What is deployed. */
    public JobOutcome status(RunnerJob.HelmStatus job) {
        return status(job, List.of());
    }

    private JobOutcome status(RunnerJob.HelmStatus job, List<String> notes) {
        return Revision.last(helm.history(job.release(), job.namespace()))
                .map(last -> released(job.release(), last, notes))
                .orElseGet(JobOutcome.NoRelease::new);
    }

    private static JobOutcome released(String release, Revision revision, List<String> notes) {
        return new JobOutcome.Released(
                release, revision.number(), revision.status(), revision.input(), revision.appVersion(), notes);
    }

    /** Takes the release away; volumes and their disks only if asked, since Helm leaves those of StatefulSets behind. */
    public JobOutcome uninstall(RunnerJob.HelmUninstall job) {
        if (!helm.history(job.release(), job.namespace()).isEmpty()) {
            removed(job.release(), job.namespace());
        }
        if (job.volumesToo()) {
            new Volumes(kubectl, log).delete(job.namespace());
        }
        return new JobOutcome.NoRelease();
    }

    private void removed(String release, String namespace) {
        log.line("taking release " + release + " out of namespace " + namespace);
        ProgramRun run = helm.uninstall(release, namespace);
        if (!run.worked() && !run.errors().contains("not found")) {
            throw HelmFailures.outside(run);
        }
    }

    /** Asks a running Helm to stop; the method that waits for it then returns with a failure. */
    public void stop() {
        stopped = true;
        programs.stop();
    }

    /** Digest of all that a release is made from; a deployed revision carries it. */
    public static String input(HelmRelease release) {
        return Digests.of(release.chartDigest() + "\n" + release.values() + "\n" + release.kubernetesSecrets());
    }

    private Evidence evidence(String namespace) {
        return Evidence.of(kubectl.list("pods", namespace), kubectl.list("events", namespace));
    }

    private String render(HelmRelease release, Path chart) {
        return helm.template(release.name(), release.namespace(), chart, values(release));
    }

    /** JSON is YAML. */
    private Path values(HelmRelease release) {
        return write("values.json", release.values());
    }

    private Path write(String name, String content) {
        return write(folder, name, content);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
    }

    static Path write(Path folder, String name, String content) {
        Path file = folder.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private static void requireSame(HelmRelease release, Path chart) {
        String digest = new ChartFiles(chart).digest();
        if (!digest.equals(release.chartDigest())) {
            throw new IllegalArgumentException("the chart is " + digest + ", ordered was " + release.chartDigest());
        }
    }
}
