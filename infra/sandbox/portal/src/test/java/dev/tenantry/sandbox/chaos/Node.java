package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A portal as a process of its own, which can be killed, frozen and started again at the same address. */
final class Node implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4).multipliedBy(Stage.PATIENCE);

    private final String name;
    private final Path home;
    private final Path work;
    private final int port;
    private Program program;
    private final List<String> settings;
    private @Nullable Process process;
    private boolean enclosed;

    /**
     * @param home where it keeps what is its own
     * @param work where its runs keep what they work on
     * @param settings what it is told, beyond its own name, home and port
     */
    Node(String name, Path home, Path work, Program program, List<String> settings) throws IOException {
        this.name = name;
        this.home = home;
        this.work = work;
        this.program = program;
        this.settings = settings;
        try (var reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = reserved.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    Path home() {
        return home;
    }

    /** Where its runs keep what they work on. */
    Path work() {
        return work;
    }

    /** Without a slash at the end. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    Api api() {
        return new Api(address(), home.resolve("secrets/api-token"));
    }

    /** Begins to start it; {@link #ready} waits for it. */
    void launch() throws IOException {
        Files.createDirectories(home);
        List<String> command = new ArrayList<>(enclosed ? Enclosure.COMMAND : List.of());
        command.addAll(program.command());
        command.add("--server.port=" + port);
        command.add("--tenantry.home=" + home);
        command.add("--tenantry.runs.node=" + name);
        command.add("--tenantry.runs.folder=" + work.resolve("runs"));
        command.add("--tenantry.processes.folder=" + work.resolve("processes"));
        settings.forEach(setting -> command.add("--" + setting));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("portal.log").toFile()))
                .start();
    }

    void ready() {
        var api = api();
        Waiting.until(name + " answers", LONGEST_START, () -> {
            if (!running().isAlive()) {
                throw new IllegalStateException(name + " ended; see " + home.resolve("portal.log"));
            }
            return api.answers();
        });
    }

    void start() throws IOException {
        launch();
        ready();
    }

    /** As a crash does, and nothing else; of a machine of its own, as a loss of the machine. */
    void kill() {
        List<ProcessHandle> all = enclosed ? running().descendants().toList() : List.of();
        running().destroyForcibly();
        running().onExit().join();
        all.forEach(program -> program.onExit().join());
    }

    /** Politely, as a supervisor does; returns when it has ended. */
    void terminate() {
        running().destroy();
        running().onExit().join();
    }

    /** Another build from its next start on. */
    void become(Program other) {
        program = other;
    }

    /** From its next start on, whether it is on a machine of its own, as far as its processes go. */
    void enclose(boolean whether) {
        enclosed = whether;
    }

    boolean isEnclosed() {
        return enclosed;
    }

    int port() {
        return port;
    }

    void freeze() throws IOException {
        signal("STOP");
    }

    void wake() throws IOException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(running().pid()))
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    /** The programs that it has started and that work, Terraform and what watches it, and those that they have started. */
    Set<ProcessHandle> programs() throws IOException {
        Set<ProcessHandle> programs =
                new LinkedHashSet<>(running().descendants().toList());
        if (enclosed) { // what it has noted are numbers of its own; all of its programs descend from it
            return programs;
        }
        for (ProcessHandle program : jobs().alive()) {
            programs.add(program);
            programs.addAll(program.descendants().toList());
        }
        return programs;
    }

    /** The jobs of programs that it has begun. */
    NodeJobs jobs() {
        return new NodeJobs(work.resolve("processes"));
    }

    long pid() {
        return running().pid();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
