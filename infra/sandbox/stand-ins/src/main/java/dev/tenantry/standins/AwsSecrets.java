package dev.tenantry.standins;

import dev.tenantry.standins.AwsStandIn.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Secrets Manager: values with versions, of which one is current. A secret is found by its name or its ARN. */
record AwsSecrets(Map<String, ObjectNode> shelf, Caller caller) {

    private static final String CURRENT = "AWSCURRENT";

    Reply answer(String act, JsonNode body) {
        if (act.equals("CreateSecret")) {
            return create(AwsStandIn.text(body, "Name"), body.path("Tags"));
        }
        Optional<ObjectNode> found = Optional.ofNullable(shelf.get(id(AwsStandIn.text(body, "SecretId"))));
        if (found.isEmpty()) {
            return AwsStandIn.no(400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        }
        ObjectNode secret = found.get();
        return switch (act) {
            case "DescribeSecret" -> Reply.of(200, described(secret));
            case "PutSecretValue" -> put(secret, body);
            case "GetSecretValue" -> value(secret);
            case "DeleteSecret" -> {
                shelf.remove(id(AwsStandIn.text(body, "SecretId")));
                yield Reply.of(200, named(secret));
            }
            default -> AwsStandIn.no(400, "UnknownOperationException", act);
        };
    }

    /** By account, since names are each account's own. */
    private String id(String nameOrArn) {
        return caller.account() + "/" + nameOrArn.replaceFirst("^arn:aws:secretsmanager:[^:]*:\\d*:secret:", "");
    }

    private Reply create(String name, JsonNode tags) {
        if (shelf.containsKey(id(name))) {
            return AwsStandIn.no(
                    400,
                    "ResourceExistsException",
                    "The operation failed because the secret " + name + " already exists.");
        }
        ObjectNode secret = JsonMapper.shared().createObjectNode();
        secret.put("name", name);
        secret.put("arn", "arn:aws:secretsmanager:" + caller.region() + ":" + caller.account() + ":secret:" + name);
        secret.putObject("values");
        AwsTags.keep(secret, tags);
        shelf.put(id(name), secret);
        return Reply.of(200, named(secret));
    }

    private static Reply put(ObjectNode secret, JsonNode body) {
        String version = AwsStandIn.text(body, "ClientRequestToken");
        ObjectNode values = (ObjectNode) secret.path("values");
        String wanted = AwsStandIn.text(body, "SecretString");
        if (values.has(version) && !values.path(version).asString("").equals(wanted)) {
            return AwsStandIn.no(
                    400, "ResourceExistsException", "You can't use ClientRequestToken " + version + " again.");
        }
        values.put(version, wanted);
        secret.put("current", version);
        return Reply.of(200, with(named(secret), "VersionId", version));
    }

    private static Reply value(ObjectNode secret) {
        String current = AwsStandIn.text(secret, "current");
        if (current.isEmpty()) {
            return AwsStandIn.no(
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret value for staging label: " + CURRENT);
        }
        ObjectNode answer = with(named(secret), "VersionId", current);
        answer.put("SecretString", secret.path("values").path(current).asString(""));
        answer.putArray("VersionStages").add(CURRENT);
        return Reply.of(200, answer);
    }

    private static ObjectNode described(ObjectNode secret) {
        ObjectNode answer = named(secret);
        ObjectNode stages = answer.putObject("VersionIdsToStages");
        String current = AwsStandIn.text(secret, "current");
        secret.path("values")
                .propertyNames()
                .forEach(version -> List.of(CURRENT).stream()
                        .filter(stage -> version.equals(current))
                        .forEach(stage -> stages.putArray(version).add(stage)));
        return answer;
    }

    private static ObjectNode named(ObjectNode secret) {
        return with(
                with(JsonMapper.shared().createObjectNode(), "Name", AwsStandIn.text(secret, "name")),
                "ARN",
                AwsStandIn.text(secret, "arn"));
    }

    private static ObjectNode with(ObjectNode node, String name, String value) {
        return node.put(name, value);
    }
}
