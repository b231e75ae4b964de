package dev.tenantry.sandbox.builds;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A container's environment as a kubelet puts it together.
 *
 * @param tenant the label that the chart gives each of its objects
 */
record Container(String tenant, SortedMap<String, String> environment) {

    private static final String TENANT = "tenantry.dev/tenant";

    /**
     * The first container of a Deployment.
     *
     * @param manifests what the release consists of, as YAML
     * @param secrets the list of the namespace's, as kubectl prints it
     */
    static Optional<Container> of(String manifests, String secrets, String deployment) {
        List<JsonNode> objects = objects(manifests);
        return named(objects, "Deployment", deployment).map(found -> {
            JsonNode container = found.path("spec")
                    .path("template")
                    .path("spec")
                    .path("containers")
                    .path(0);
            SortedMap<String, String> environment = new TreeMap<>();
            stream(container.path("envFrom"))
                    .flatMap(from ->
                            named(
                                    objects,
                                    "ConfigMap",
                                    from.path("configMapRef").path("name").asString(""))
                                    .stream())
                    .forEach(map -> map.path("data")
                            .properties()
                            .forEach(entry -> environment.put(
                                    entry.getKey(), entry.getValue().asString(""))));
            List<JsonNode> known =
                    stream(JsonMapper.shared().readTree(secrets).path("items")).toList();
            stream(container.path("env"))
                    .forEach(variable -> environment.put(variable.path("name").asString(""), value(variable, known)));
            String tenant = found.path("metadata").path("labels").path(TENANT).asString("");
            return new Container(tenant, environment);
        });
    }

    private static List<JsonNode> objects(String yaml) {
        Iterable<Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml);
        return StreamSupport.stream(all.spliterator(), false)
                .map(object -> (JsonNode) JsonMapper.shared().valueToTree(object))
                .toList();
    }

    private static Optional<JsonNode> named(List<JsonNode> objects, String kind, String name) {
        return objects.stream()
                .filter(object -> object.path("kind").asString("").equals(kind))
                .filter(object ->
                        object.path("metadata").path("name").asString("").equals(name))
                .findFirst();
    }

    private static String value(JsonNode variable, List<JsonNode> secrets) {
        JsonNode reference = variable.path("valueFrom").path("secretKeyRef");
        if (reference.isMissingNode()) {
            return variable.path("value").asString("");
        }
        String name = reference.path("name").asString("");
        String key = reference.path("key").asString("");
        return named(secrets, "Secret", name)
                .map(secret -> decoded(secret, key))
                .orElseThrow(() -> new IllegalStateException("no secret " + name + " in the namespace"));
    }

    /** A simulated cluster keeps it as it was applied, a real one as Kubernetes does. */
    private static String decoded(JsonNode secret, String key) {
        JsonNode data = secret.path("data").path(key);
        return data.isMissingNode()
                ? secret.path("stringData").path(key).asString("")
                : new String(Base64.getDecoder().decode(data.asString("")), StandardCharsets.UTF_8);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Its values are secrets. */
    @Override
    public String toString() {
        return "Container[" + tenant + "]";
    }
}
