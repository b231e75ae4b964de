package dev.tenantry.sandbox.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verbs of kubectl that the adapter uses. A strict dry run reads the manifests, but knows no schema to hold them to. */
final class KubectlCommands {

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
        List<JsonNode> found = cluster.objects(arguments.namespace(), singular(arguments.word(1, "a kind")));
        return JsonMapper.shared().writeValueAsString(Map.of("kind", "List", "items", found));
    }

    private String delete(Arguments arguments) {
        cluster.removeObjects(arguments.namespace(), singular(arguments.word(1, "a kind")));
        return "deleted (simulated)";
    }

    private static String singular(String kinds) {
        return kinds.endsWith("s") ? kinds.substring(0, kinds.length() - 1) : kinds;
    }
}
