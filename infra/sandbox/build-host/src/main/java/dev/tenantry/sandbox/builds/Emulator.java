package dev.tenantry.sandbox.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls to the emulator. It checks no signature, and a header of its own says whose account is meant. */
final class Emulator {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Emulator(URI address) {
        this.address = address;
    }

    /** All builds of all accounts that were started with an artifact in a bucket. */
    List<Build> builds() {
        JsonNode all = JSON.readTree(text(send(request("/moto-api/builds.json").GET())));
        return StreamSupport.stream(all.path("builds").spliterator(), false)
                .filter(build ->
                        build.path("artifacts").path("type").asString("").equals("S3"))
                .map(Build::of)
                .toList();
    }

    /** Says of a build that it has come to nothing, which the emulator cannot know. */
    void failed(String build) {
        text(send(request("/moto-api/builds.json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("failed", build))))));
    }

    /** Whether Terraform's Kubernetes is there; a stand-in for AWS knows none, and does not say that it is gone. */
    boolean hasCluster(String account, String region) {
        HttpResponse<byte[]> answer =
                send(signed("/clusters", account, region, "eks").GET());
        return answer.statusCode() != 200
                || !JSON.readTree(answer.body()).path("clusters").isEmpty();
    }

    Optional<byte[]> object(String account, String bucket, String key) {
        HttpResponse<byte[]> answer = send(
                signed("/" + bucket + "/" + key, account, "us-east-1", "s3").GET());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(answer.body());
    }

    void putObject(String account, String bucket, String key, byte[] content) {
        text(send(
                signed("/" + bucket + "/" + key, account, "us-east-1", "s3").PUT(BodyPublishers.ofByteArray(content))));
    }

    /** The secret's text; if it names a member, that member of the JSON in it. */
    String secret(String account, String region, String value) {
        String[] parts = idAndMember(value);
        String answer = text(send(signed("/", account, region, "secretsmanager")
                .header("x-amz-target", "secretsmanager.GetSecretValue")
                .header("content-type", "application/x-amz-json-1.1")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("SecretId", parts[0]))))));
        String secret = JSON.readTree(answer).path("SecretString").asString("");
        return parts.length == 1 ? secret : JSON.readTree(secret).path(parts[1]).asString("");
    }

    /** A secret's id is a name, or an ARN of seven parts. */
    private static String[] idAndMember(String value) {
        // 0: a member may be followed by a stage and a version that are empty
        String[] parts = value.split(":", 0);
        int ofId = value.startsWith("arn:") ? 7 : 1;
        String id = String.join(":", List.of(parts).subList(0, ofId));
        return parts.length == ofId ? new String[] {id} : new String[] {id, parts[ofId]};
    }

    /** Puts lines into a stream of CloudWatch Logs, which is made if it is not there; false if there is not even its group. */
    boolean putLog(Build build, long at, List<String> lines) {
        Map<String, Object> stream = Map.of(
                "logGroupName",
                build.log().group(),
                "logStreamName",
                build.log().name());
        Map<String, Object> put = new TreeMap<>(stream);
        put.put(
                "logEvents",
                lines.stream()
                        .map(line -> Map.of("timestamp", at, "message", line))
                        .toList());
        return log(build, "PutLogEvents", put)
                || (log(build, "CreateLogStream", stream) && log(build, "PutLogEvents", put));
    }

    private boolean log(Build build, String act, Map<String, Object> body) {
        HttpResponse<byte[]> answer = send(signed("/", build.account(), build.region(), "logs")
                .header("x-amz-target", "Logs_20140328." + act)
                .header("content-type", "application/x-amz-json-1.1")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        if (new String(answer.body(), StandardCharsets.UTF_8).contains("ResourceNotFoundException")) {
            return false;
        }
        text(answer);
        return true;
    }

    /** Temporary credentials of a role, as its environment variables. */
    Map<String, String> assume(String role) {
        String form = Map.of(
                        "Action", "AssumeRole", "Version", "2011-06-15", "RoleArn", role, "RoleSessionName", "build")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String answer = text(send(signed("/", role.split(":", -1)[4], "us-east-1", "sts")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
        return Map.of(
                "AWS_ACCESS_KEY_ID", element(answer, "AccessKeyId"),
                "AWS_SECRET_ACCESS_KEY", element(answer, "SecretAccessKey"),
                "AWS_SESSION_TOKEN", element(answer, "SessionToken"));
    }

    private static String element(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in the emulator's answer");
        }
        return found.group(1);
    }

    private HttpRequest.Builder signed(String path, String account, String region, String service) {
        return request(path)
                .header("x-moto-account-id", account)
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=build/20260101/" + region + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() >= 300) {
            throw new UncheckedIOException(new IOException(answer.uri().getPath() + " answered " + answer.statusCode()
                    + ": " + text.substring(0, Math.min(300, text.length()))));
        }
        return text;
    }
}
