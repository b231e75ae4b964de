package dev.tenantry.sandbox.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rendered manifests. */
final class Manifest {

    private Manifest() {}

    /** The documents as they are written. */
    static List<String> documents(String yaml) {
        List<String> documents = new ArrayList<>();
        for (String document : yaml.split("(?m)^---.*$", -1)) {
            if (!document.isBlank()) {
                documents.add(document.strip() + "\n");
            }
        }
        return documents;
    }

    static List<JsonNode> objects(String yaml) {
        JsonMapper json = JsonMapper.shared();
        Iterable<Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml);
        return StreamSupport.stream(all.spliterator(), false)
                .filter(java.util.Map.class::isInstance)
                .map(object -> (JsonNode) json.valueToTree(object))
                .toList();
    }

    static Stream<JsonNode> workloads(String yaml) {
        return objects(yaml).stream()
                .filter(object -> List.of("Deployment", "StatefulSet")
                        .contains(object.path("kind").asString("")));
    }

    static Stream<JsonNode> containers(JsonNode workload) {
        return StreamSupport.stream(
                workload.path("spec")
                        .path("template")
                        .path("spec")
                        .path("containers")
                        .spliterator(),
                false);
    }
}
