package dev.tenantry.sandbox.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The verbs of kubectl that the adapter uses. A strict dry run reads the manifests, but knows no schema to hold them to. */
final class KubectlCommands {

    private static final String VOLUME = "persistentvolume";

    private final Cluster cluster;

    KubectlCommands(Cluster cluster) {
        this.cluster = cluster;
    }

    String answer(Arguments arguments) {
        String verb = arguments.word(0, "a verb");
        return switch (verb) {
            case "apply" -> apply(arguments);
            case "get" -> get(arguments);
            case "delete" -> delete(arguments);
            case "patch" -> patch(arguments);
            case "wait" -> "nothing to wait for (simulated)";
            default -> throw new SimulatedFailure("unknown command \"" + verb + "\" for \"kubectl\" (simulated)");
        };
    }

    private String apply(Arguments arguments) {
        Path file = Path.of(arguments.flag("filename").orElseThrow(() -> new SimulatedFailure("--filename is needed")));
        List<JsonNode> objects = Manifest.objects(text(file));
        if (!arguments.has("dry-run")) {
            objects.forEach(cluster::put);
        }
        return objects.size() + " applied (simulated)";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String get(Arguments arguments) {
        List<JsonNode> found = objects(arguments, singular(arguments.word(1, "a kind")));
        return JsonMapper.shared().writeValueAsString(Map.of("kind", "List", "items", found));
    }

    private List<JsonNode> objects(Arguments arguments, String kind) {
        return kind.equals(VOLUME) ? volumes() : cluster.objects(arguments.namespace(), ingresses(kind));
    }

    private List<JsonNode> volumes() {
        return cluster.objects("cluster", VOLUME);
    }

    /** A volume goes with its claim if it says so, and else stays. */
    private String delete(Arguments arguments) {
        String kind = singular(arguments.word(1, "a kind"));
        cluster.removeObjects(arguments.namespace(), kind);
        if (kind.equals("persistentvolumeclaim")) {
            volumes().stream()
                    .filter(volume ->
                            volume.at("/spec/claimRef/namespace").asString("").equals(arguments.namespace()))
                    .filter(volume -> volume.at("/spec/persistentVolumeReclaimPolicy")
                            .asString("")
                            .equals("Delete"))
                    .forEach(volume -> cluster.removeObject(
                            "cluster", VOLUME, volume.at("/metadata/name").asString("")));
        }
        return "deleted (simulated)";
    }

    /** A merge of what is inside of {@code spec}, one level deep. */
    private String patch(Arguments arguments) {
        String[] named = arguments.word(1, "an object").split("/", 2);
        JsonNode wanted = JsonMapper.shared()
                .readTree(arguments.flag("patch").orElseThrow(() -> new SimulatedFailure("--patch is needed")));
        objects(arguments, named[0]).stream()
                .filter(object -> object.at("/metadata/name").asString("").equals(named[1]))
                .forEach(object -> {
                    ((ObjectNode) object.path("spec")).setAll((ObjectNode) wanted.path("spec"));
                    cluster.put(object);
                });
        return "patched (simulated)";
    }

    private static String ingresses(String kind) {
        return kind.equals("ingresse") ? "ingress" : kind;
    }

    private static String singular(String kinds) {
        return kinds.endsWith("s") ? kinds.substring(0, kinds.length() - 1) : kinds;
    }
}
