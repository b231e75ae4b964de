package dev.tenantry.stackrules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What Terraform would build.
 *
 * @param json as {@code terraform show -json} writes it
 */
record StackPlan(JsonNode json) {

    List<Planned> all() {
        return Planned.stream(json.path("resource_changes"))
                .filter(change -> change.path("mode").asString().equals("managed"))
                .filter(change -> change.path("change").path("after").isObject())
                .map(Planned::of)
                .toList();
    }

    Stream<Planned> of(String... types) {
        Set<String> wanted = Set.of(types);
        return all().stream().filter(resource -> wanted.contains(resource.type()));
    }

    String input(String name) {
        return json.path("variables").path(name).path("value").asString("");
    }

    double numberOf(String input) {
        return json.path("variables").path(input).path("value").asDouble(Double.NaN);
    }

    boolean isLocal() {
        return input("data_policy").equals("LOCAL");
    }

    StackPlan copy() {
        return new StackPlan(json.deepCopy());
    }
}
