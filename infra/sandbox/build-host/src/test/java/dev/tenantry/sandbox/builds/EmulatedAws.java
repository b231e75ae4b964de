package dev.tenantry.sandbox.builds;

import dev.tenantry.standins.Moto;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The emulator as a process of its own, and the calls by which a test prepares it. */
final class EmulatedAws implements AutoCloseable {

    static final String ACCOUNT = "111122223333";
    static final String BUCKET = "tenantry-state-111122223333-eu-central-1";
    static final String PROJECT = "tenantry-acme-runner";

    private static final String SCRIPT =
            Path.of("../bin/moto.sh").toAbsolutePath().normalize().toString();

    private final Path folder;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private EmulatedAws(Path folder, URI address) {
        this.folder = folder;
        this.address = address;
    }

    static boolean installed() {
        return Moto.installed();
    }

    /** As the sandbox starts it, since the plain emulator does not tell what was started. */
    static EmulatedAws start(Path folder) throws IOException {
        return new EmulatedAws(folder, URI.create(script("up", folder)));
    }

    private static String script(String command, Path folder) throws IOException {
        Process process = new ProcessBuilder(SCRIPT, command, folder.toString())
                .redirectError(folder.resolve("script.log").toFile())
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    URI address() {
        return address;
    }

    void makeBucketAndProject() {
        call(
                "s3",
                "PUT",
                "/" + BUCKET,
                "",
                "<CreateBucketConfiguration><LocationConstraint>eu-central-1"
                        + "</LocationConstraint></CreateBucketConfiguration>");
        json("codebuild", "CodeBuild_20161006.CreateProject", """
                {"name":"%s","serviceRole":"arn:aws:iam::%s:role/tenantry/tenantry-acme-runner",
                "source":{"type":"S3","location":"b/k"},"artifacts":{"type":"S3","location":"b"},
                "environment":{"type":"LINUX_CONTAINER","computeType":"BUILD_GENERAL1_SMALL","image":"runner"}}
                """.formatted(PROJECT, ACCOUNT));
    }

    void makeSecret(String name, String value) {
        json(
                "secretsmanager",
                "secretsmanager.CreateSecret",
                JsonMapper.shared().writeValueAsString(Map.of("Name", name, "SecretString", value)));
    }

    /** As the portal starts it; answers the build's id. */
    String startBuild(String job) {
        return json("codebuild", "CodeBuild_20161006.StartBuild", """
                {"projectName":"%s","artifactsOverride":{"type":"S3","location":"%s","path":"runner/out","name":"%s"}}
                """.formatted(PROJECT, BUCKET, job))
                .path("build")
                .path("id")
                .asString("");
    }

    /** The build's status, as the portal asks for it. */
    String status(String id) {
        return json("codebuild", "CodeBuild_20161006.BatchGetBuilds", "{\"ids\":[\"" + id + "\"]}")
                .path("builds")
                .path(0)
                .path("buildStatus")
                .asString("");
    }

    void stopBuild(String id) {
        json("codebuild", "CodeBuild_20161006.StopBuild", "{\"id\":\"" + id + "\"}");
    }

    private JsonNode json(String service, String target, String body) {
        return JsonMapper.shared().readTree(call(service, "POST", "/", target, body));
    }

    private String call(String service, String method, String path, String target, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path))
                .header("x-moto-account-id", ACCOUNT)
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!target.isEmpty()) {
            request.header("x-amz-target", target).header("content-type", "application/x-amz-json-1.1");
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        script("down", folder);
    }
}
