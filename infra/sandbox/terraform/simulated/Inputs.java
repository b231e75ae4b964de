package simulated;

import java.nio.file.Path;
import java.util.Map;

/** The stack's variables: {@code terraform.tfvars.json} and {@code TF_VAR_…}. */
record Inputs(Map<String, Object> given) {

    static Inputs read(Path stack) {
        Map<String, Object> given = Json.read(stack.resolve("terraform.tfvars.json"));
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("TF_VAR_")) {
                given.putIfAbsent(name.substring("TF_VAR_".length()), value);
            }
        });
        return new Inputs(given);
    }

    Object value(String name) {
        return given.containsKey(name) ? given.get(name) : Values.ABSENT;
    }
}
