package simulated;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few objects that later steps of the product use must be there: where an override file names an emulator's addresses, they
 * are made there, in the stack's account, by the wire protocol of AWS. Everything else stays in the state file alone.
 */
final class Account {

    /** By which the product finds what is left of a tenant, as the provider's default tags have it. */
    private static final String TAG = "tenant-id";

    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private final Map<String, Object> endpoints;
    private final Inputs inputs;
    private final Emulator emulator = new Emulator();
    private String accessKey = "";

    Account(Path stack, Inputs inputs) {
        Map<String, Object> override = Json.read(stack.resolve("emulator_override.tf.json"));
        this.endpoints =
                Json.map(Json.map(Json.map(override.get("provider")).get("aws")).get("endpoints"));
        this.inputs = inputs;
    }

    /** Makes it if it is one of these; one that is there already is taken for it. */
    void make(String type, Map<String, Object> wanted) {
        switch (endpoints.isEmpty() ? "" : type) {
            case "aws_s3_bucket" -> makeBucket(text(wanted, "bucket"));
            case "aws_secretsmanager_secret" ->
                ask(
                        "secretsmanager",
                        "secretsmanager.CreateSecret",
                        Map.of(
                                "Name",
                                text(wanted, "name"),
                                "Description",
                                text(wanted, "description"),
                                "Tags",
                                List.of(Map.of("Key", TAG, "Value", input("tenant_id")))),
                        "ResourceExistsException");
            case "aws_codebuild_project" ->
                ask("codebuild", "CodeBuild_20161006.CreateProject", project(wanted), "ResourceAlreadyExistsException");
            default -> {
                // nobody asks for it
            }
        }
    }

    /** Takes it away; one that is gone already is no failure. */
    void remove(String type, Map<String, Object> there) {
        switch (endpoints.isEmpty() ? "" : type) {
            case "aws_s3_bucket" ->
                removeBucket(text(there, "bucket"), Boolean.TRUE.equals(there.get("force_destroy")));
            case "aws_secretsmanager_secret" ->
                ask(
                        "secretsmanager",
                        "secretsmanager.DeleteSecret",
                        Map.of("SecretId", text(there, "name"), "ForceDeleteWithoutRecovery", true),
                        "ResourceNotFoundException");
            case "aws_codebuild_project" ->
                ask(
                        "codebuild",
                        "CodeBuild_20161006.DeleteProject",
                        Map.of("name", text(there, "name")),
                        "ResourceNotFoundException");
            default -> {
                // it was never made
            }
        }
    }

    /** Whether one of these is still there; everything else is. */
    boolean has(String type, Map<String, Object> there) {
        return switch (endpoints.isEmpty() ? "" : type) {
            case "aws_s3_bucket" -> s3("/" + text(there, "bucket"), "HEAD", "").statusCode() != 404;
            case "aws_secretsmanager_secret" ->
                !asked("secretsmanager", "secretsmanager.DescribeSecret", Map.of("SecretId", text(there, "name")))
                        .contains("ResourceNotFoundException");
            case "aws_codebuild_project" ->
                asked("codebuild", "CodeBuild_20161006.BatchGetProjects", Map.of("names", List.of(text(there, "name"))))
                        .contains("\"" + text(there, "name") + "\"");
            default -> true;
        };
    }

    // ---- buckets

    private void makeBucket(String bucket) {
        String region = region();
        String place = region.equals("us-east-1")
                ? ""
                : "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>"
                        + region + "</LocationConstraint></CreateBucketConfiguration>";
        checked("CreateBucket", s3("/" + bucket, "PUT", place), "BucketAlreadyOwnedByYou");
        String tags = "<Tagging><TagSet><Tag><Key>" + TAG + "</Key><Value>" + input("tenant_id")
                + "</Value></Tag></TagSet></Tagging>";
        checked("PutBucketTagging", s3("/" + bucket + "?tagging", "PUT", tags), "OperationAborted");
    }

    private void removeBucket(String bucket, boolean withContent) {
        if (withContent) {
            Matcher keys =
                    KEY.matcher(s3("/" + bucket + "?list-type=2", "GET", "").body());
            while (keys.find()) {
                String key = keys.group(1).replace("&amp;", "&");
                checked("DeleteObject", s3("/" + bucket + "/" + key, "DELETE", ""), "NoSuchKey");
            }
        }
        checked("DeleteBucket", s3("/" + bucket, "DELETE", ""), "NoSuchBucket");
    }

    private HttpResponse<String> s3(String path, String method, String body) {
        return emulator.send(signed("s3", path).method(method, BodyPublishers.ofString(body)));
    }

    // ---- build projects

    private Map<String, Object> project(Map<String, Object> wanted) {
        Map<String, Object> project = new LinkedHashMap<>();
        project.put("name", text(wanted, "name"));
        project.put("serviceRole", text(wanted, "service_role"));
        project.put("source", block(wanted, "source", "type", "location", "buildspec"));
        project.put("artifacts", block(wanted, "artifacts", "type", "location", "path", "name"));
        Map<String, Object> environment = block(wanted, "environment", "type", "image");
        environment.put(
                "computeType",
                Json.map(Json.list(wanted.get("environment")).getFirst()).get("compute_type"));
        project.put("environment", environment);
        project.put("tags", List.of(Map.of("key", TAG, "value", input("tenant_id"))));
        return project;
    }

    private static Map<String, Object> block(Map<String, Object> wanted, String name, String... members) {
        List<Object> blocks = Json.list(wanted.get(name));
        Map<String, Object> given = blocks.isEmpty() ? Map.of() : Json.map(blocks.getFirst());
        Map<String, Object> taken = new LinkedHashMap<>();
        for (String member : members) {
            if (given.get(member) != null) {
                taken.put(member, given.get(member));
            }
        }
        return taken;
    }

    // ---- the wire

    private void ask(String service, String target, Map<String, Object> body, String fine) {
        checked(target.substring(target.indexOf('.') + 1), sent(service, target, body), fine);
    }

    private String asked(String service, String target, Map<String, Object> body) {
        return sent(service, target, body).body();
    }

    private HttpResponse<String> sent(String service, String target, Map<String, Object> body) {
        return emulator.send(signed(service, "/")
                .header("content-type", "application/x-amz-json-1.1")
                .header("x-amz-target", target)
                .POST(BodyPublishers.ofString(Json.write(body))));
    }

    private static void checked(String what, HttpResponse<String> answer, String fine) {
        if (answer.statusCode() >= 300 && !answer.body().contains(fine)) {
            String said = answer.body().substring(0, Math.min(200, answer.body().length()));
            throw new Mistake(
                    "operation error " + what + ", https response error StatusCode: " + answer.statusCode() + ", "
                            + said,
                    "");
        }
    }

    private HttpRequest.Builder signed(String service, String path) {
        if (accessKey.isEmpty()) {
            accessKey = assumed();
        }
        return emulator.signed(address(service), path, accessKey, region(), service);
    }

    /** The key of the role that the stack's provider assumes, if it assumes one; it alone tells whose account is meant. */
    private String assumed() {
        if (input("provisioner_role_arn").isEmpty()) {
            return "emulator";
        }
        String form = "Action=AssumeRole&Version=2011-06-15&RoleSessionName=simulated&RoleArn="
                + URLEncoder.encode(input("provisioner_role_arn"), StandardCharsets.UTF_8) + "&ExternalId="
                + URLEncoder.encode(input("external_id"), StandardCharsets.UTF_8);
        HttpResponse<String> answer = emulator.send(emulator.signed(address("sts"), "/", "emulator", region(), "sts")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        Matcher key = Pattern.compile("<AccessKeyId>([^<]*)</AccessKeyId>").matcher(answer.body());
        if (!key.find()) {
            throw new Mistake(
                    "operation error STS: AssumeRole, https response error StatusCode: " + answer.statusCode(), "");
        }
        return key.group(1);
    }

    private URI address(String service) {
        return URI.create(String.valueOf(endpoints.get(service)));
    }

    private String region() {
        return input("region").isEmpty() ? "eu-central-1" : input("region");
    }

    private String input(String name) {
        return inputs.value(name) instanceof String text ? text : "";
    }

    private static String text(Map<String, Object> from, String name) {
        return String.valueOf(from.getOrDefault(name, ""));
    }
}
