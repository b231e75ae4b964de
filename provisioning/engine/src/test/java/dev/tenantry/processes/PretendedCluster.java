package dev.tenantry.processes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A cluster's API as far as it deals in Jobs, over real HTTP; what a Job is to run, runs as processes of this machine. */
final class PretendedCluster implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JOBS = "/apis/batch/v1/namespaces/portal/jobs";

    /** One Job with its one pod; no process while it waits for a place. */
    private static final class Run {
        final ObjectNode job;

        @Nullable
        PodOfTests pod;

        @Nullable
        String waiting;

        @Nullable
        String evicted;

        Run(ObjectNode job) {
            this.job = job;
        }

        boolean lives() {
            return pod != null && pod.lives();
        }
    }

    private final HttpServer server;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    /** Their Jobs are gone already. */
    private final List<Run> ending = new CopyOnWriteArrayList<>();

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String token = "first";
    private volatile @Nullable String noPlace;
    private volatile int refusing;
    private volatile @Nullable String createdAt;

    PretendedCluster() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    // ---- what can go wrong

    /** From now on only this token is known. */
    void know(String onlyToken) {
        token = onlyToken;
    }

    /** From now on no pod begins, for this reason; null: they do again. */
    void haveNoPlace(@Nullable String reason) {
        noPlace = reason;
    }

    /** Answers each call with this status; 0: as usual. */
    void refuse(int status) {
        refusing = status;
    }

    /** Jobs that are made from now on say that they were made then. */
    void makeAt(String moment) {
        createdAt = moment;
    }

    /** The node takes the pod back without asking anybody. */
    void evict(JobId id, String message) {
        Run run = run(id);
        run.evicted = message;
        Objects.requireNonNull(run.pod).vanish();
    }

    /** Somebody deletes the Job, and its pod is not asked either. */
    void lose(JobId id) {
        Run run = run(id);
        runs.remove(id.value());
        Objects.requireNonNull(run.pod).vanish();
    }

    /** The node is drained: the pod is asked to end. */
    void drain(JobId id) {
        Objects.requireNonNull(run(id).pod).end();
    }

    /** Kubernetes may start a second pod for one Job. */
    PodOfTests startAgain(JobId id) {
        return new PodOfTests(run(id).job.at("/spec/template/spec"));
    }

    boolean lives(JobId id) {
        return run(id).lives();
    }

    List<String> calls() {
        return calls;
    }

    ObjectNode job(JobId id) {
        return run(id).job;
    }

    private Run run(JobId id) {
        return Objects.requireNonNull(runs.get(id.value()), id.value());
    }

    // ---- what it answers

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            JsonNode body = body(exchange);
            calls.add(method + " " + path);
            if (refusing > 0) {
                say(exchange, refusing, status("InternalError", "refused as told", refusing));
            } else if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                say(exchange, 401, status("Unauthorized", "Unauthorized", 401));
            } else if (method.equals("POST") && path.equals(JOBS)) {
                create(exchange, (ObjectNode) body);
            } else if (path.startsWith(JOBS + "/")) {
                known(exchange, method, path.substring(JOBS.length() + 1));
            } else if (path.equals("/api/v1/namespaces/portal/pods")) {
                say(exchange, 200, pods(String.valueOf(exchange.getRequestURI().getQuery())));
            } else {
                say(exchange, 403, status("Forbidden", "User \"portal\" cannot do that", 403));
            }
        }
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        return bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes);
    }

    private void create(HttpExchange exchange, ObjectNode job) throws IOException {
        String name = job.at("/metadata/name").asString();
        job.withObject("metadata").put("creationTimestamp", createdAt == null ? now() : createdAt);
        Run fresh = new Run(job);
        if (runs.putIfAbsent(name, fresh) != null) {
            say(exchange, 409, status("AlreadyExists", "jobs.batch \"" + name + "\" already exists", 409));
            return;
        }
        fresh.waiting = noPlace;
        if (fresh.waiting == null) {
            fresh.pod = new PodOfTests(job.at("/spec/template/spec"));
        }
        say(exchange, 201, job);
    }

    private static String now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void known(HttpExchange exchange, String method, String name) throws IOException {
        Run run = runs.get(name);
        if (run == null) {
            say(exchange, 404, status("NotFound", "jobs.batch \"" + name + "\" not found", 404));
        } else if (method.equals("DELETE")) {
            runs.remove(name);
            if (run.lives()) {
                ending.add(run);
                Objects.requireNonNull(run.pod).end();
            }
            say(exchange, 200, status("", "", 200));
        } else {
            say(exchange, 200, told(run));
        }
    }

    private static ObjectNode told(Run run) {
        ObjectNode job = run.job.deepCopy();
        ObjectNode status = job.withObject("status");
        if (run.pod == null || run.lives()) {
            status.put("active", 1);
            return job;
        }
        boolean well = run.evicted == null && Objects.requireNonNull(run.pod).exitCode() == 0;
        ObjectNode end = status.withArray("conditions").addObject();
        end.put("type", well ? "Complete" : "Failed").put("status", "True");
        end.put("lastTransitionTime", "2020-01-01T00:00:00Z");
        if (!well) {
            end.put("reason", "BackoffLimitExceeded").put("message", "Job has reached the specified backoff limit");
        }
        return job;
    }

    private ObjectNode pods(String query) {
        ObjectNode list = JSON.createObjectNode().put("kind", "PodList");
        var items = list.withArray("items");
        List<Run> wanted = new ArrayList<>(runs.values());
        ending.stream().filter(Run::lives).forEach(wanted::add);
        wanted.removeIf(run -> query.contains("=" + ClusterJobs.LABEL + "=")
                && !query.endsWith("=" + run.job.at("/metadata/name").asString()));
        wanted.forEach(run -> items.add(pod(run)));
        return list;
    }

    private static ObjectNode pod(Run run) {
        ObjectNode pod = JSON.createObjectNode();
        pod.set("metadata", run.job.at("/spec/template/metadata"));
        pod.set("spec", run.job.at("/spec/template/spec"));
        ObjectNode status = pod.withObject("status");
        if (run.pod == null) {
            status.put("phase", "Pending");
            ObjectNode condition = status.withArray("conditions").addObject();
            condition.put("type", "PodScheduled").put("status", "False");
            condition.put("reason", "Unschedulable").put("message", run.waiting);
        } else if (run.lives()) {
            status.put("phase", "Running");
        } else {
            status.put("phase", run.pod.exitCode() == 0 ? "Succeeded" : "Failed");
        }
        if (run.evicted != null) {
            status.put("reason", "Evicted").put("message", run.evicted);
        }
        return pod;
    }

    private static ObjectNode status(String reason, String message, int code) {
        return JSON.createObjectNode()
                .put("kind", "Status")
                .put("reason", reason)
                .put("message", message)
                .put("code", code);
    }

    private static void say(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Nothing answers any more; what runs, runs on. */
    void goAway() {
        server.stop(0);
    }

    @Override
    public void close() {
        server.stop(0);
        Stream.concat(runs.values().stream(), ending.stream())
                .map(run -> run.pod)
                .filter(Objects::nonNull)
                .filter(PodOfTests::lives)
                .forEach(PodOfTests::vanish);
    }
}
