package dev.tenantry.standins;

import dev.tenantry.standins.AwsStandIn.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What carries a tag, whichever service has made it: buckets, secrets, build projects of the caller's account. */
record AwsTags(AwsStandIn aws, Caller caller) {

    private static final Pattern TAG =
            Pattern.compile("<Tag>\\s*<Key>([^<]*)</Key>\\s*<Value>([^<]*)</Value>\\s*</Tag>");

    /** Keeps what was given in either of the two spellings that AWS has for it. */
    static void keep(ObjectNode object, JsonNode given) {
        ObjectNode kept = object.putObject("tags");
        given.forEach(tag -> kept.put(
                tag.path("Key").asString(tag.path("key").asString("")),
                tag.path("Value").asString(tag.path("value").asString(""))));
    }

    /** As S3 is told them. */
    static void keep(ObjectNode bucket, String xml) {
        ObjectNode kept = bucket.putObject("tags");
        Matcher tags = TAG.matcher(xml);
        while (tags.find()) {
            kept.put(tags.group(1), tags.group(2));
        }
    }

    Reply answer(String act, JsonNode body) {
        if (!act.equals("GetResources")) {
            return AwsStandIn.no(400, "InvalidParameterException", "the sandbox's AWS does not speak " + act);
        }
        List<Map<String, Object>> found = new ArrayList<>();
        tagged().forEach((arn, tags) -> {
            if (body.path("TagFilters").values().stream().allMatch(filter -> fits(tags, filter))) {
                found.add(Map.of("ResourceARN", arn, "Tags", pairs(tags)));
            }
        });
        return Reply.of(200, Map.of("ResourceTagMappingList", found, "PaginationToken", ""));
    }

    private Map<String, JsonNode> tagged() {
        Map<String, JsonNode> tagged = new TreeMap<>();
        aws.kept("buckets").forEach((name, bucket) -> {
            if (AwsStandIn.text(bucket, "owner").equals(caller.account())) {
                tagged.put("arn:aws:s3:::" + name, bucket.path("tags"));
            }
        });
        for (String shelf : List.of("secrets", "projects")) {
            aws.kept(shelf).forEach((id, object) -> {
                if (id.startsWith(caller.account() + "/")) {
                    tagged.put(AwsStandIn.text(object, "arn"), object.path("tags"));
                }
            });
        }
        return tagged;
    }

    /** Any of the values is enough; without values, any value is. */
    private static boolean fits(JsonNode tags, JsonNode filter) {
        JsonNode value = tags.path(AwsStandIn.text(filter, "Key"));
        Set<String> wanted = filter.path("Values").values().stream()
                .map(one -> one.asString(""))
                .collect(Collectors.toSet());
        return !value.isMissingNode() && (wanted.isEmpty() || wanted.contains(value.asString("")));
    }

    private static List<Map<String, String>> pairs(JsonNode tags) {
        return tags.properties().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue().asString("")))
                .toList();
    }
}
