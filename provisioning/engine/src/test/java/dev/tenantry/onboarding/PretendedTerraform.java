package dev.tenantry.onboarding;

import dev.tenantry.processes.JobId;
import dev.tenantry.processes.OutputChunk;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.processes.ProcessJob;
import dev.tenantry.processes.ProcessState;
import dev.tenantry.processes.ProgramEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Terraform's tasks as they read and write their work folder, over one resource. A task waits until the world goes on; then
 * the youngest goes first, since the lock on the state promises no order. A plan is good for the state it was made of.
 */
final class PretendedTerraform implements ProcessHost {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String BUCKET = "module.storage.aws_s3_bucket.documents";

    private final Map<JobId, ProcessState> states = new HashMap<>();
    private final Deque<ProcessJob> queue = new ArrayDeque<>();
    private final Map<String, Set<String>> worlds = new HashMap<>();
    private final Map<String, Integer> serials = new HashMap<>();
    private final Set<String> filled = new TreeSet<>();
    private final Set<String> opened = new TreeSet<>();
    private final Set<String> failing = new TreeSet<>();
    /** Where something was made that the state does not know. */
    private final Set<String> unsaved = new TreeSet<>();

    private boolean losesState;
    private boolean overwritten;
    private final Map<String, String> said = new HashMap<>();
    private @Nullable Lock lock;
    private boolean byHand;

    /** On the state. */
    record Lock(String id, String who, String created) {

        /** As Terraform complains of it. */
        String complaint() {
            String detail = "Error message: resource temporarily unavailable\\nLock Info:\\n  ID:        " + id
                    + "\\n  Path:      acme.tfstate\\n  Operation: OperationTypeApply\\n  Who:       " + who
                    + "\\n  Version:   1.11.4\\n  Created:   " + created + "\\n  Info:      \\n";
            return "{\"@level\":\"error\",\"@message\":\"Error\",\"type\":\"diagnostic\",\"diagnostic\":{\"severity\":\"error\",\"summary\":"
                    + "\"Error acquiring the state lock\",\"detail\":\"" + detail + "\"}}\n";
        }
    }

    /** Somebody holds the state from now on. */
    void lock(Lock taken) {
        this.lock = taken;
    }

    boolean isLocked() {
        return lock != null;
    }

    Set<String> world(Path folder) {
        return new TreeSet<>(worlds.getOrDefault(folder.toAbsolutePath().toString(), Set.of()));
    }

    /** Somebody writes into the bucket. */
    void fill(Path folder) {
        filled.add(folder.toAbsolutePath().toString());
    }

    /** How often the state was changed. */
    int applied(Path folder) {
        return serial(folder.toAbsolutePath().toString());
    }

    /** The next apply that does this to the bucket fails when it has begun. */
    void failOnce(String action) {
        failing.add(action);
    }

    /** The next apply makes what it is to make, and cannot write down that it has. */
    void loseStateOnce() {
        this.losesState = true;
    }

    /** The next plan to take down is written over by one that builds. */
    void writeOverOnce() {
        this.overwritten = true;
    }

    /** The task goes on, whatever happens. */
    void keepWorking(JobId id) {
        queue.removeIf(job -> job.id().equals(id));
    }

    void goOn() {
        while (!queue.isEmpty()) {
            ProcessJob job = queue.pop();
            if (states.get(job.id()) instanceof ProcessState.Running) {
                states.put(job.id(), new ProcessState.Exited(run(job), NOW));
            }
        }
    }

    private int run(ProcessJob job) {
        String work = Objects.requireNonNull(job.environment().get("WORK"));
        if (job.command().contains("unlock")) {
            return unlock(job.command().getLast());
        }
        if (lock != null) {
            said.put(job.id().value(), lock.complaint());
            return 11;
        }
        try {
            if (job.command().contains("push-state")) {
                return push(work, job.folder());
            }
            if (job.command().contains("plan")) {
                return plan(work, job.environment().getOrDefault("PLAN_OPTIONS", ""));
            }
            int code = apply(work);
            return code == 0 && losesState ? lose(work, job.folder()) : code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int lose(String work, Path folder) throws IOException {
        losesState = false;
        unsaved.add(work);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("errored.tfstate"), "{}");
        return 13;
    }

    private int push(String work, Path folder) throws IOException {
        unsaved.remove(work);
        serials.merge(work, 1, Integer::sum);
        Files.move(folder.resolve("errored.tfstate"), folder.resolve("pushed.tfstate"));
        return 0;
    }

    private int unlock(String id) {
        if (lock == null || !lock.id().equals(id)) {
            return 15;
        }
        lock = null;
        return 0;
    }

    private int plan(String work, String options) throws IOException {
        boolean there = world(Path.of(work)).contains(BUCKET) && !unsaved.contains(work);
        String action = switch (options) {
            case "-destroy" -> there ? overwrittenOnce("delete") : "no-op";
            case "" -> there ? "no-op" : "create";
            default -> there && !opened.contains(work) ? "update" : "no-op";
        };
        Files.writeString(
                Path.of(work, "plan.json"),
                "{\"resource_changes\":[{\"address\":\"" + BUCKET
                        + "\",\"type\":\"aws_s3_bucket\",\"name\":\"documents\"," + "\"change\":{\"actions\":[\""
                        + action + "\"],\"before\":null,\"after\":{}}}]}");
        Files.writeString(Path.of(work, "plan.tfplan"), serial(work) + " " + action);
        return 0;
    }

    private String overwrittenOnce(String action) {
        String written = overwritten ? "create" : action;
        overwritten = false;
        return written;
    }

    private int apply(String work) throws IOException {
        Path file = Path.of(work, "plan.tfplan");
        if (!Files.exists(file)) {
            return 13;
        }
        String[] plan = Files.readString(file).split(" ", -1);
        Files.delete(file);
        Files.delete(Path.of(work, "plan.json"));
        if (Integer.parseInt(plan[0]) != serial(work)) {
            return 13;
        }
        if (plan[1].equals("delete") && filled.contains(work) && !opened.contains(work)) {
            return 13;
        }
        if (!plan[1].equals("no-op")) {
            serials.merge(work, 1, Integer::sum);
        }
        if (failing.remove(plan[1])) {
            return 13;
        }
        Set<String> world = worlds.computeIfAbsent(work, absent -> new TreeSet<>());
        switch (plan[1]) {
            case "create" -> world.add(BUCKET);
            case "update" -> opened.add(work);
            case "delete" -> world.remove(BUCKET);
            default -> {}
        }
        Files.writeString(
                Path.of(work, "outputs.json"), "{\"documents_bucket\":{\"sensitive\":false,\"value\":\"documents\"}}");
        return 0;
    }

    private int serial(String work) {
        return serials.getOrDefault(work, 0);
    }

    @Override
    public void start(ProcessJob job) {
        if (states.putIfAbsent(job.id(), new ProcessState.Running(1, NOW)) == null) {
            queue.push(job);
        }
    }

    @Override
    public ProcessState inspect(JobId id) {
        return states.getOrDefault(id, new ProcessState.NotStarted());
    }

    @Override
    public OutputChunk follow(JobId id, long offset, int maxBytes) {
        byte[] all = said.getOrDefault(id.value(), "").getBytes(StandardCharsets.UTF_8);
        int from = (int) Math.min(offset, all.length);
        return new OutputChunk(Arrays.copyOfRange(all, from, all.length), all.length);
    }

    @Override
    public Path output(JobId id) {
        return Path.of("output-of-" + id);
    }

    /** As Terraform asked to stop before it has begun: it ends with a failure. */
    @Override
    public boolean stop(JobId id) {
        boolean running = states.get(id) instanceof ProcessState.Running;
        if (running) {
            states.put(id, new ProcessState.Exited(20, NOW));
        }
        return running;
    }

    @Override
    public boolean kill(JobId id) {
        return stop(id);
    }

    @Override
    public void remove(JobId id) {
        states.remove(id);
    }

    /** Somebody has started one by hand from now on. */
    void byHand() {
        this.byHand = true;
    }

    @Override
    public Set<JobId> kept() {
        return Set.copyOf(states.keySet());
    }

    @Override
    public Set<JobId> running() {
        Set<JobId> running = new HashSet<>();
        states.forEach((id, state) -> {
            if (state instanceof ProcessState.Running) {
                running.add(id);
            }
        });
        return running;
    }

    @Override
    public boolean runsByHand(Set<String> programs) {
        return byHand && programs.contains("terraform");
    }

    @Override
    public String self() {
        return "tenantry@here";
    }

    @Override
    public void onExit(Consumer<JobId> listener) {}

    @Override
    public void onEnd(Consumer<ProgramEnd> listener) {}
}
