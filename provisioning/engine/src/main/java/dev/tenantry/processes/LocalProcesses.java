package dev.tenantry.processes;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs programs on the portal's own machine, detached: they live on when the portal is killed, and any later portal with
 * the same folder finds them again. Linux; macOS with weaker proofs. Close it to end the doorbell; programs go on.
 */
public final class LocalProcesses implements ProcessHost, AutoCloseable {

    /** How long a folder may lie without a supervisor before its start counts as cut off. */
    private static final Duration START_GRACE = Duration.ofSeconds(10);

    private final Path root;
    private final Clock clock;
    private final ProcessTable table;
    private final Launcher launcher;
    private final ExitWatch watch;
    private final ProgramEnds ends = new ProgramEnds();

    private LocalProcesses(Path root, Clock clock, ProcessTable table, Launcher launcher) {
        this.root = root;
        this.clock = clock;
        this.table = table;
        this.launcher = launcher;
        this.watch = new ExitWatch(this::inspect);
    }

    /**
     * Opens the host.
     *
     * @param root holds a folder for each job; made if missing, readable by its owner only
     * @param environment this machine's own, {@link System#getenv()}
     * @throws HostFailure where local programs would not outlive the portal: in a pod, on Windows
     */
    public static LocalProcesses open(Path root, Clock clock, Map<String, String> environment) {
        refuse(environment);
        Path absolute = root.toAbsolutePath();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new HostFailure("Cannot make " + absolute + "; give the portal a folder that it may write.", e);
        }
        return new LocalProcesses(absolute, clock, ProcessTable.ofThisMachine(), new Launcher(absolute, environment));
    }

    private static void refuse(Map<String, String> environment) {
        if (environment.containsKey("KUBERNETES_SERVICE_HOST")) {
            throw new HostFailure("Local programs die with the pod that started them, and leave Terraform's state "
                    + "locked. Run them as Kubernetes Jobs: set tenantry.processes.host=kubernetes.");
        }
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            throw new HostFailure("Local programs need Linux or macOS; on Windows, run the portal inside WSL 2.");
        }
    }

    @Override
    public void start(ProcessJob job) {
        launcher.launch(job, folder(job.id()).path());
        watch.add(job.id());
    }

    @Override
    public ProcessState inspect(JobId id) {
        JobFolder folder = folder(id);
        if (!folder.exists()) {
            return new ProcessState.NotStarted();
        }
        ProcessState state = exited(folder)
                .or(() -> running(folder))
                // it may have ended between the two looks
                .or(() -> exited(folder))
                .orElseGet(() -> startingOrLost(folder));
        switch (state) {
            case ProcessState.Running running -> watch.add(id);
            case ProcessState.Exited exited -> ends.seen(folder, folder::isStopNoted);
            case ProcessState.NotStarted none -> {}
            case ProcessState.Lost lost -> {}
        }
        return state;
    }

    private static Optional<ProcessState> exited(JobFolder folder) {
        return folder.exitCode().map(code -> new ProcessState.Exited(code, folder.writtenAt("exit")));
    }

    /** Also without its supervisor, the program goes on and may hold a lock. */
    private Optional<ProcessState> running(JobFolder folder) {
        Optional<ProcessIdentity> program = folder.program();
        return program.filter(table::isAlive)
                .or(() -> folder.supervisor().filter(table::isAlive))
                .map(alive -> new ProcessState.Running(program.orElse(alive).pid(), folder.writtenAt("supervisor")));
    }

    private ProcessState startingOrLost(JobFolder folder) {
        Optional<ProcessIdentity> supervisor = folder.supervisor();
        if (supervisor.isEmpty()) {
            boolean young = folder.writtenAt("").plus(START_GRACE).isAfter(clock.instant());
            return young ? new ProcessState.NotStarted() : new ProcessState.Lost("its start was cut off");
        }
        return new ProcessState.Lost(
                supervisor.get().boot().equals(table.boot())
                        ? "its supervisor was killed before it could note how the program ended"
                        : "the machine was restarted");
    }

    @Override
    public OutputChunk follow(JobId id, long offset, int maxBytes) {
        return folder(id).follow(offset, maxBytes);
    }

    @Override
    public Path output(JobId id) {
        return folder(id).output();
    }

    @Override
    public boolean stop(JobId id) {
        Optional<ProcessHandle> program = living(id).flatMap(alive -> ProcessHandle.of(alive.pid()));
        program.filter(alive -> folder(id).noteStop()).ifPresent(ProcessHandle::destroy);
        return program.isPresent();
    }

    @Override
    public boolean kill(JobId id) {
        Optional<ProcessIdentity> program = living(id);
        program.ifPresent(leader -> table.sessionOf(leader.pid()).forEach(ProcessHandle::destroyForcibly));
        return program.isPresent();
    }

    private Optional<ProcessIdentity> living(JobId id) {
        return Optional.of(folder(id))
                .filter(not(folder -> folder.exitCode().isPresent()))
                .flatMap(JobFolder::program)
                .filter(table::isAlive);
    }

    @Override
    public void remove(JobId id) {
        if (inspect(id) instanceof ProcessState.Running running) {
            throw new HostFailure("Job " + id + " still runs (process " + running.pid() + "); stop it first.");
        }
        folder(id).delete();
    }

    @Override
    public String self() {
        return System.getProperty("user.name") + "@" + table.machine();
    }

    @Override
    public boolean runsByHand(Set<String> programs) {
        Set<Long> ours = jobs().flatMap(folder -> folder.program().stream())
                .filter(table::isAlive)
                .flatMap(program -> table.sessionOf(program.pid()).stream())
                .map(ProcessHandle::pid)
                .collect(Collectors.toUnmodifiableSet());
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> programs.contains(
                                String.valueOf(Path.of(command).getFileName())))
                        .isPresent())
                .anyMatch(process -> !ours.contains(process.pid()));
    }

    @Override
    public Set<JobId> running() {
        return ids(jobs().filter(folder -> running(folder).isPresent()));
    }

    @Override
    public Set<JobId> kept() {
        return ids(jobs());
    }

    private static Set<JobId> ids(Stream<JobFolder> folders) {
        return folders.map(JobFolder::id).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<JobFolder> jobs() {
        return JobFolder.in(root).stream();
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

    private JobFolder folder(JobId id) {
        return new JobFolder(root.resolve(id.value()));
    }
}
