package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.peers.RealPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A namespace of a real cluster whose kubelets are pretended: API, admission and the Job controller are Kubernetes' own, and
 * pods on which the cluster has put a Job run here, on the machine of the test, which tells the cluster how they ended.
 */
final class ClusterByHand implements AutoCloseable {

    /** Has the pretended kubelets leave such a pod alone. */
    static final Map<String, String> LEFT_ALONE = Map.of("tenantry.dev/fate", "never-ready");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI url;
    private final String admin;
    private final HttpClient http;
    private final String namespace;
    private final Map<String, PodOfTests> pods = new HashMap<>();
    private final ScheduledExecutorService kubelet = Executors.newSingleThreadScheduledExecutor();

    /** @param account gets what a pod of the portal has there */
    ClusterByHand(String namespace, Path account) {
        RealPeer peer = RealPeer.named("kubernetes");
        this.namespace = namespace;
        this.url = URI.create(peer.get("tenantry.kubernetes.url"));
        String config = read(Path.of(peer.get("tenantry.kubernetes.kubeconfig")));
        byte[] authorities = Base64.getDecoder().decode(find(config, "certificate-authority-data: ([^ }]+)"));
        this.admin = find(config, "token: ([^ }]+)");
        this.http = HttpClient.newBuilder()
                .sslContext(ClusterAccount.trusting(authorities))
                .build();
        makeNamespace();
        write(account.resolve("ca.crt"), new String(authorities, StandardCharsets.US_ASCII));
        write(account.resolve("namespace"), namespace);
        write(account.resolve("token"), newToken());
        var _ = kubelet.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
    }

    URI url() {
        return url;
    }

    /** With the rights of the chart's role, and in a namespace as closed as the portal's. */
    private void makeNamespace() {
        send("POST", "/api/v1/namespaces", """
                {"metadata":{"name":"%s","labels":{"pod-security.kubernetes.io/enforce":"restricted"}}}""".formatted(namespace));
        send("POST", in("/api/v1", "serviceaccounts"), "{\"metadata\":{\"name\":\"portal\"}}");
        send("POST", in("/api/v1", "serviceaccounts"), "{\"metadata\":{\"name\":\"program\"}}");
        String rights = in("/apis/rbac.authorization.k8s.io/v1");
        send("POST", rights + "roles", """
                {"metadata":{"name":"portal-programs"},"rules":[
                 {"apiGroups":["batch"],"resources":["jobs"],"verbs":["create","get","delete"]},
                 {"apiGroups":[""],"resources":["pods"],"verbs":["list"]}]}""");
        send("POST", rights + "rolebindings", """
                {"metadata":{"name":"portal-programs"},
                 "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"portal-programs"},
                 "subjects":[{"kind":"ServiceAccount","name":"portal","namespace":"%s"}]}""".formatted(namespace));
    }

    private String in(String api, String... path) {
        return api + "/namespaces/" + namespace + "/" + String.join("", path);
    }

    /** As the kubelet would write it anew within the hour. */
    String newToken() {
        return send(
                        "POST",
                        in("/api/v1", "serviceaccounts", "/portal/token"),
                        "{\"spec\":{\"expirationSeconds\":3600}}")
                .at("/status/token")
                .asString();
    }

    JsonNode job(JobId id) {
        return send("GET", in("/apis/batch/v1", "jobs/", id.value()), "");
    }

    /** The node takes the pod back: its processes end, and its kubelet says why. */
    synchronized void evict(JobId id, String message) {
        for (JsonNode pod : list()) {
            if (pod.at("/metadata/labels").path(ClusterJobs.LABEL).asString("").equals(id.value())) {
                String name = pod.at("/metadata/name").asString();
                Objects.requireNonNull(pods.get(name)).vanish();
                ObjectNode status = JSON.createObjectNode().put("phase", "Failed");
                tell(name, status.put("reason", "Evicted").put("message", message));
            }
        }
    }

    private JsonNode list() {
        return send("GET", in("/api/v1", "pods"), "").path("items");
    }

    private synchronized void look() {
        Set<String> there = new HashSet<>();
        for (JsonNode pod : list()) {
            String name = pod.at("/metadata/name").asString();
            there.add(name);
            if (pod.at("/status/phase").asString("").equals("Running")) {
                PodOfTests running = pods.computeIfAbsent(name, fresh -> new PodOfTests(pod.path("spec")));
                if (!running.lives()) {
                    tell(name, ended(running.exitCode()));
                }
            }
        }
        pods.forEach((name, pod) -> {
            if (!there.contains(name) && pod.lives()) {
                pod.end();
            }
        });
    }

    private static ObjectNode ended(int code) {
        ObjectNode status = JSON.createObjectNode().put("phase", code == 0 ? "Succeeded" : "Failed");
        ObjectNode container = status.withArray("containerStatuses").addObject();
        container.put("name", "program").put("image", "portal:1").put("imageID", "");
        container.put("ready", false).put("restartCount", 0);
        ObjectNode end = container.withObject("state").withObject("terminated");
        end.put("exitCode", code).put("reason", code == 0 ? "Completed" : "Error");
        return status;
    }

    private void tell(String pod, ObjectNode status) {
        ObjectNode patch = JSON.createObjectNode();
        patch.set("status", status);
        send("PATCH", in("/api/v1", "pods/", pod, "/status"), JSON.writeValueAsString(patch));
    }

    private JsonNode send(String method, String path, String body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(url.resolve(path))
                            .timeout(Duration.ofSeconds(10))
                            .header("Authorization", "Bearer " + admin)
                            .header(
                                    "Content-Type",
                                    method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            // a pod may be gone before its end is told
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isIn(200, 201, 202, 404);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kubelet.shutdownNow();
        pods.values().stream().filter(PodOfTests::lives).forEach(PodOfTests::vanish);
        send("DELETE", "/api/v1/namespaces/" + namespace, "");
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
