package dev.tenantry.standins;

import dev.tenantry.standins.AwsStandIn.Caller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** S3 by paths: buckets with one owner, and objects in them. */
record AwsBuckets(AwsStandIn aws) {

    private Map<String, ObjectNode> buckets() {
        return aws.kept("buckets");
    }

    private Map<String, ObjectNode> objects() {
        return aws.kept("objects");
    }

    Reply answer(Asked asked, Caller caller) {
        String bucket = asked.path().getFirst();
        String key = String.join("/", asked.path().subList(1, asked.path().size()));
        ObjectNode there = buckets().get(bucket);
        boolean ofTags = asked.query().containsKey("tagging");
        if (key.isEmpty() && asked.method().equals("PUT") && !ofTags) {
            return make(bucket, there, caller);
        }
        if (there == null) {
            return no(404, "NoSuchBucket", bucket);
        }
        // a key that no role was given is an emulator's: it lets in everywhere
        boolean isOfRole = !caller.account().equals(AwsStandIn.OWN_ACCOUNT);
        if (isOfRole && !caller.account().equals(AwsStandIn.text(there, "owner"))) {
            return no(403, "AccessDenied", bucket);
        }
        if (key.isEmpty() && ofTags && asked.method().equals("PUT")) {
            AwsTags.keep(there, asked.text());
            return Reply.of(204, null);
        }
        return key.isEmpty() ? ofBucket(asked, bucket) : ofObject(asked, bucket, key);
    }

    private Reply make(String bucket, @org.jspecify.annotations.Nullable ObjectNode there, Caller caller) {
        if (there != null) {
            boolean own = AwsStandIn.text(there, "owner").equals(caller.account());
            return no(409, own ? "BucketAlreadyOwnedByYou" : "BucketAlreadyExists", bucket);
        }
        buckets().put(bucket, JsonMapper.shared().createObjectNode().put("owner", caller.account()));
        return Reply.of(200, null).with("Location", "/" + bucket);
    }

    private Reply ofBucket(Asked asked, String bucket) {
        String inside = bucket + "/";
        return switch (asked.method()) {
            case "HEAD" -> Reply.of(200, null);
            case "GET" -> {
                String keys = objects().keySet().stream()
                        .filter(id -> id.startsWith(inside))
                        .map(id -> "<Contents><Key>"
                                + id.substring(inside.length()).replace("&", "&amp;") + "</Key></Contents>")
                        .collect(Collectors.joining());
                yield xml(200, "<ListBucketResult><Name>" + bucket + "</Name>" + keys + "</ListBucketResult>");
            }
            case "DELETE" -> {
                if (objects().keySet().stream().anyMatch(id -> id.startsWith(inside))) {
                    yield no(409, "BucketNotEmpty", bucket);
                }
                buckets().remove(bucket);
                yield Reply.of(204, null);
            }
            default -> no(501, "NotImplemented", bucket);
        };
    }

    private Reply ofObject(Asked asked, String bucket, String key) {
        String id = bucket + "/" + key;
        return switch (asked.method()) {
            case "PUT" -> {
                byte[] content = content(asked);
                objects()
                        .put(
                                id,
                                JsonMapper.shared()
                                        .createObjectNode()
                                        .put("content", Base64.getEncoder().encodeToString(content)));
                aws.arrived(bucket, key);
                yield Reply.of(200, null)
                        .with("ETag", "\"" + Integer.toHexString(java.util.Arrays.hashCode(content)) + "\"");
            }
            case "GET", "HEAD" ->
                Optional.ofNullable(objects().get(id))
                        .map(object -> Reply.of(200, Base64.getDecoder().decode(AwsStandIn.text(object, "content")))
                                .with("Content-Type", "binary/octet-stream"))
                        .orElseGet(() -> no(404, "NoSuchKey", key));
            case "DELETE" -> {
                objects().remove(id);
                yield Reply.of(204, null);
            }
            default -> no(501, "NotImplemented", key);
        };
    }

    /** As it was, without the frames in which AWS's own libraries send it. */
    private static byte[] content(Asked asked) {
        boolean framed = asked.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
        return framed ? unframed(asked.body().bytes()) : asked.body().bytes();
    }

    private static byte[] unframed(byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = endOfLine(body, at);
            String head = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(head.split(";", 2)[0].strip(), 16);
            if (length == 0) {
                return content.toByteArray();
            }
            content.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    private static int endOfLine(byte[] body, int from) {
        int at = from;
        while (body[at] != '\r') {
            at++;
        }
        return at;
    }

    private static Reply no(int status, String code, String what) {
        return xml(
                status,
                "<Error><Code>" + code + "</Code><Message>" + code + "</Message><Resource>" + what
                        + "</Resource></Error>");
    }

    private static Reply xml(int status, String inner) {
        return Reply.of(status, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + inner)
                .with("Content-Type", "application/xml");
    }
}
