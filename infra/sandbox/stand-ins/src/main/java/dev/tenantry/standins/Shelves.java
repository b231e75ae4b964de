package dev.tenantry.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a stand-in remembers: named shelves of objects by id, in a file if it was given one. */
public final class Shelves {

    private final Map<String, Map<String, ObjectNode>> shelves = new TreeMap<>();
    private final @Nullable Path file;

    private Shelves(@Nullable Path file) {
        this.file = file;
    }

    /** Forgotten at the end of the process. */
    public static Shelves inMemory() {
        return new Shelves(null);
    }

    /** Read from the file if it exists, and written after each request that may have changed something. */
    public static Shelves in(Path file) {
        Shelves shelves = new Shelves(file);
        if (Files.exists(file)) {
            JsonNode tree = JsonMapper.shared().readTree(file);
            tree.properties()
                    .forEach(shelf -> shelf.getValue()
                            .properties()
                            .forEach(entry ->
                                    shelves.shelf(shelf.getKey()).put(entry.getKey(), (ObjectNode) entry.getValue())));
        }
        return shelves;
    }

    /** Changes to the map and to its objects are kept. */
    public Map<String, ObjectNode> shelf(String name) {
        return shelves.computeIfAbsent(name, ignored -> new TreeMap<>());
    }

    void forget(String beginning) {
        shelves.keySet().removeIf(name -> name.startsWith(beginning));
    }

    /** As one tree. */
    JsonNode all() {
        return JsonMapper.shared().valueToTree(shelves);
    }

    void save() {
        if (file == null) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(unfinished, JsonMapper.shared().writeValueAsBytes(shelves));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
