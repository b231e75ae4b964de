package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.processes.JobId;
import dev.tenantry.processes.LocalProcesses;
import dev.tenantry.terraform.TerraformTask.Apply;
import dev.tenantry.terraform.TerraformTask.Goal;
import dev.tenantry.terraform.TerraformTask.Plan;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A place to run Terraform in tests: a host, a state, and tasks that are waited for. */
final class TerraformBench implements AutoCloseable {

    /** A provider may have to be downloaded first. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Backend backend;
    private final Map<String, String> credentials;
    private final LocalProcesses host;
    private final TerraformCli cli;
    private final List<JobId> jobs = new ArrayList<>();

    private TerraformBench(Path folder, TerraformSettings settings, Backend backend, Map<String, String> credentials) {
        this.folder = folder;
        this.backend = backend;
        this.credentials = credentials;
        this.host = LocalProcesses.open(folder.resolve("jobs"), Clock.systemUTC(), System.getenv());
        TerraformLookup found = new TerraformFinder(System.getenv()).find(settings);
        assertThat(found).isInstanceOf(TerraformFound.class);
        this.cli = new TerraformCli(host, (TerraformFound) found, settings.withLockTimeout(Duration.ofSeconds(1)));
    }

    static TerraformBench open(Path folder, TerraformSettings settings) {
        return open(folder, settings, new Backend.Local(folder.resolve("state.tfstate")), Map.of());
    }

    static TerraformBench open(
            Path folder, TerraformSettings settings, Backend backend, Map<String, String> credentials) {
        return new TerraformBench(folder, settings, backend, credentials);
    }

    /** What programs that it starts call user and machine. */
    String self() {
        return host.self();
    }

    TerraformCli cli() {
        return cli;
    }

    Path stateFile() {
        return folder.resolve("state.tfstate");
    }

    /** A stack of the tests' resources, laid out. */
    StackWork stack(String name, Map<String, Object> variables) {
        return stack(name, variables, "work", Map.of());
    }

    StackWork stack(String name, Map<String, Object> variables, String where, Map<String, String> overrides) {
        StackWork work =
                new StackWork(new WorkFolder(folder.resolve(where), name), sources(), variables, backend, overrides);
        cli.prepare(work);
        return work;
    }

    /** The same stack and state in another work folder, as on another node. */
    StackWork sameStateAs(StackWork work, String where) {
        return stack(work.folder().stack(), work.variables(), where, work.overrides());
    }

    StackWork applied(String name, Map<String, Object> variables) {
        StackWork work = stack(name, variables);
        done(work, new Plan(Goal.RECONCILE));
        done(work, new Apply());
        return work;
    }

    JobId start(StackWork work, TerraformTask task) {
        JobId id = JobId.of("bench", task.arguments().getFirst(), jobs.size() + 1);
        jobs.add(id);
        cli.start(id, work.folder(), task, credentials);
        return id;
    }

    void done(StackWork work, TerraformTask task) {
        JobId id = start(work, task);
        TerraformState end = end(id, work);
        assertThat(end).as(() -> output(id)).isInstanceOf(TerraformState.Done.class);
    }

    TerraformFailure fails(StackWork work, TerraformTask task) {
        return failure(start(work, task), work);
    }

    TerraformFailure failure(JobId id, StackWork work) {
        TerraformState end = end(id, work);
        assertThat(end).as(() -> output(id)).isInstanceOf(TerraformState.Failed.class);
        return ((TerraformState.Failed) end).failure();
    }

    TerraformState end(JobId id, StackWork work) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> cli.inspect(id, work.folder()),
                        state -> !(state instanceof TerraformState.Working)
                                && !(state instanceof TerraformState.NotStarted));
    }

    void awaitOutput(JobId id, String wanted) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> output(id).contains(wanted));
    }

    List<TerraformEvent> events() {
        OutputLines lines = new OutputLines();
        return jobs.stream()
                .flatMap(id -> lines.take(host.follow(id, 0, 10_000_000).bytes()).stream())
                .map(TerraformEvents::parse)
                .toList();
    }

    String allOutput() {
        StringBuilder all = new StringBuilder();
        jobs.forEach(id -> all.append(output(id)));
        return all.toString();
    }

    private String output(JobId id) {
        return host.follow(id, 0, 10_000_000).text();
    }

    private static StackSources sources() {
        try {
            return new StackSources(
                    Path.of(Objects.requireNonNull(TerraformBench.class.getResource("/terraform"), "test resources")
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends what a failed test left running. */
    @Override
    public void close() {
        jobs.forEach(cli::kill);
        host.close();
    }
}
