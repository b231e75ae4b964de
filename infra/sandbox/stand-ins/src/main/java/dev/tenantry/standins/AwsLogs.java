package dev.tenantry.standins;

import dev.tenantry.standins.AwsStandIn.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch Logs: streams of lines, read from their head on. */
record AwsLogs(AwsStandIn aws, Caller caller) {

    private static final int MOST = 10_000;

    Reply answer(String act, JsonNode body) {
        return switch (act) {
            case "CreateLogStream" -> create(body);
            case "PutLogEvents" -> put(body);
            case "GetLogEvents" -> get(body);
            default -> AwsStandIn.no(400, "InvalidParameterException", "the sandbox's AWS does not speak " + act);
        };
    }

    private Map<String, ObjectNode> streams() {
        return aws.kept("streams");
    }

    private String id(JsonNode body) {
        return caller.account() + "/" + caller.region() + AwsStandIn.text(body, "logGroupName") + "/"
                + AwsStandIn.text(body, "logStreamName");
    }

    private Reply create(JsonNode body) {
        ObjectNode stream = JsonMapper.shared().createObjectNode();
        stream.putArray("events");
        return streams().putIfAbsent(id(body), stream) == null
                ? Reply.of(200, Map.of())
                : AwsStandIn.no(400, "ResourceAlreadyExistsException", "The specified log stream already exists");
    }

    private static Reply missing() {
        return AwsStandIn.no(400, "ResourceNotFoundException", "The specified log stream does not exist.");
    }

    private Reply put(JsonNode body) {
        ObjectNode stream = streams().get(id(body));
        if (stream == null) {
            return missing();
        }
        ArrayNode events = (ArrayNode) stream.path("events");
        body.path("logEvents").forEach(event -> events.add(event.deepCopy()));
        return Reply.of(200, Map.of("nextSequenceToken", Integer.toString(events.size())));
    }

    /** A token names how many were told; the same again at the end. */
    private Reply get(JsonNode body) {
        ObjectNode stream = streams().get(id(body));
        if (stream == null) {
            return missing();
        }
        String token = AwsStandIn.text(body, "nextToken");
        if (!token.matches("(f/[0-9]{1,9})?")) {
            return AwsStandIn.no(400, "InvalidParameterException", "The specified nextToken is invalid.");
        }
        JsonNode events = stream.path("events");
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring(2));
        int to = Math.min(events.size(), from + body.path("limit").asInt(MOST));
        List<JsonNode> page = IntStream.range(from, to).mapToObj(events::path).toList();
        return Reply.of(
                200,
                Map.of(
                        "events",
                        page,
                        "nextForwardToken",
                        "f/" + Math.max(from, to),
                        "nextBackwardToken",
                        "b/" + from));
    }
}
