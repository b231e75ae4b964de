package dev.tenantry.sandbox.builds;

import dev.tenantry.standins.Moto;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The emulator as a process of its own, and the calls by which a test prepares it. */
final class EmulatedAws implements AutoCloseable {

    static final String ACCOUNT = "111122223333";
    private static final String LOG = "/tenantry/acme/runner";
    static final String BUCKET = "tenantry-state-111122223333-eu-central-1";
    static final String PROJECT = "tenantry-acme-runner";

    private final Moto moto;
    private final HttpClient http = HttpClient.newHttpClient();

    private EmulatedAws(Moto moto) {
        this.moto = moto;
    }

    static boolean installed() {
        return Moto.installed();
    }

    static EmulatedAws start(Path folder) throws IOException {
        return new EmulatedAws(Moto.start(folder));
    }

    URI address() {
        return moto.endpoint();
    }

    void makeBucketAndProject() {
        send(
                request("s3", URI.create("/" + BUCKET))
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        "<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>")));
        json("logs", "Logs_20140328.CreateLogGroup", "{\"logGroupName\":\"" + LOG + "\"}");
        json("codebuild", "CodeBuild_20161006.CreateProject", """
                {"name":"%s","logsConfig":{"cloudWatchLogs":{"status":"ENABLED","groupName":"%s"}},"serviceRole":"arn:aws:iam::%s:role/tenantry-runner",
                "source":{"type":"S3","location":"b/k"},"artifacts":{"type":"S3","location":"b"},
                "environment":{"type":"LINUX_CONTAINER","computeType":"BUILD_GENERAL1_SMALL","image":"runner"}}
                """.formatted(PROJECT, LOG, ACCOUNT));
    }

    /** What a build has printed, as CloudWatch has it. */
    List<String> printed(String build) {
        String stream = build.substring(build.indexOf(':') + 1);
        return json("logs", "Logs_20140328.GetLogEvents", """
                {"logGroupName":"%s","logStreamName":"%s","startFromHead":true}""".formatted(LOG, stream)).path("events").values().stream()
                .map(event -> event.path("message").asString(""))
                .toList();
    }

    /** Answers its ARN, the end of which is made by chance. */
    String makeSecret(String name, String value) {
        return makeSecret(name, value, UUID.randomUUID().toString(), 1);
    }

    /** As an SDK asks: its own name of the call, and how often it has asked by now. */
    String makeSecret(String name, String value, String call, int attempt) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("Name", name, "SecretString", value));
        HttpRequest.Builder request = request("secretsmanager", "secretsmanager.CreateSecret")
                .header("amz-sdk-invocation-id", call)
                .header("amz-sdk-request", "attempt=" + attempt + "; max=3")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return JsonMapper.shared().readTree(send(request)).path("ARN").asString("");
    }

    void tagSecret(String name, String tag) {
        json("secretsmanager", "secretsmanager.TagResource", """
                {"SecretId":"%s","Tags":[{"Key":"tenant-id","Value":"%s"}]}""".formatted(name, tag));
    }

    /** How many objects carry the tag, asked for one by one. */
    int tagged(String tag) {
        int found = 0;
        String token = "";
        do {
            JsonNode page =
                    json("tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", """
                    {"ResourcesPerPage":1,"PaginationToken":"%s","TagFilters":[{"Key":"tenant-id","Values":["%s"]}]}""".formatted(token, tag));
            found += page.path("ResourceTagMappingList").size();
            token = page.path("PaginationToken").asString("");
        } while (!token.isEmpty());
        return found;
    }

    /** ARN and value. */
    Map.Entry<String, String> secret(String name) {
        JsonNode said = json("secretsmanager", "secretsmanager.GetSecretValue", "{\"SecretId\":\"" + name + "\"}");
        return Map.entry(
                said.path("ARN").asString(""), said.path("SecretString").asString(""));
    }

    /** As Terraform does it. */
    void makeCluster() {
        send(request("eks", URI.create("/clusters")).POST(HttpRequest.BodyPublishers.ofString("""
                {"name":"tenantry-acme","roleArn":"arn:aws:iam::%s:role/cluster","resourcesVpcConfig":{}}
                """.formatted(ACCOUNT))));
    }

    void destroyCluster() {
        send(request("eks", URI.create("/clusters/tenantry-acme")).DELETE());
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
        HttpRequest.Builder request = request(service, target).POST(HttpRequest.BodyPublishers.ofString(body));
        return JsonMapper.shared().readTree(send(request));
    }

    private HttpRequest.Builder request(String service, String target) {
        return request(service, URI.create("/"))
                .header("x-amz-target", target)
                .header("content-type", "application/x-amz-json-1.1");
    }

    private HttpRequest.Builder request(String service, URI path) {
        return HttpRequest.newBuilder(address().resolve(path))
                .header("x-moto-account-id", ACCOUNT)
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    private String send(HttpRequest.Builder request) {
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
    public void close() {
        moto.close();
    }
}
