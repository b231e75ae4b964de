package dev.tenantry.stackrules;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One resource as it is planned: its address, and what it will be as far as that is known before. */
record Planned(String address, String type, ObjectNode after, JsonNode unknown) {

    static Planned of(JsonNode change) {
        return new Planned(
                change.path("address").asString(),
                change.path("type").asString(),
                (ObjectNode) change.path("change").path("after"),
                change.path("change").path("after_unknown"));
    }

    /** A value by its path; {@code 0} is the first of several. */
    JsonNode at(String... path) {
        return at(after, path);
    }

    private static JsonNode at(JsonNode from, String... path) {
        JsonNode node = from;
        for (String step : path) {
            node = step.equals("0") ? node.path(0) : node.path(step);
        }
        return node;
    }

    boolean isTrue(String... path) {
        return at(path).asBoolean(false);
    }

    /** Said to be no. */
    boolean isFalse(String... path) {
        return at(path).isBoolean() && !at(path).asBoolean();
    }

    boolean says(String value, String... path) {
        return at(path).isString() && at(path).asString().equals(value);
    }

    String text(String... path) {
        return at(path).asString("");
    }

    /** Whether it is given; what comes of another resource is given, although not yet known. */
    boolean isGiven(String... path) {
        JsonNode value = at(path);
        return at(unknown, path).asBoolean(false)
                || !(value.isMissingNode()
                        || value.isNull()
                        || (value.isString() && value.asString().isEmpty()));
    }

    double number(String... path) {
        return at(path).asDouble(Double.NaN);
    }

    /** Statements of a policy in JSON; it must be known before, or nobody could look at it. */
    List<Statement> statements(String attribute) {
        String policy = text(attribute);
        if (policy.isEmpty()) {
            throw new AssertionError(address + ": its " + attribute + " is not known before it is applied");
        }
        return stream(JsonMapper.shared().readTree(policy).path("Statement"))
                .map(Statement::new)
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.of(array);
    }

    static List<String> texts(JsonNode oneOrMore) {
        return stream(oneOrMore)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    /** One statement of a policy. */
    record Statement(JsonNode json) {

        boolean allows() {
            return json.path("Effect").asString().equals("Allow");
        }

        boolean isCalled(String sid) {
            return json.path("Sid").asString("").equals(sid);
        }

        List<String> actions() {
            return texts(json.path("Action"));
        }

        List<String> resources() {
            return texts(json.path("Resource"));
        }

        boolean isForEverybody() {
            JsonNode principal = json.path("Principal");
            return texts(principal).contains("*")
                    || texts(principal.path("AWS")).contains("*");
        }

        List<String> services() {
            return texts(json.path("Principal").path("Service"));
        }

        /** Values of a condition, whatever operator it stands under. */
        List<String> condition(String key) {
            return json.path("Condition").properties().stream()
                    .filter(operator -> operator.getValue().has(key))
                    .flatMap(operator -> texts(operator.getValue().path(key)).stream())
                    .toList();
        }

        boolean hasCondition() {
            return !json.path("Condition").isEmpty();
        }
    }
}
