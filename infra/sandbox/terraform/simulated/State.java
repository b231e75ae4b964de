package simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The state file: resources by address with their values, outputs, and a serial number. */
final class State {

    private final Path file;
    private final Map<String, Map<String, Object>> resources = new TreeMap<>();
    private Map<String, Object> outputs = new TreeMap<>();
    private String lineage;
    private long serial;
    private boolean held;

    private State(Path file) {
        this.file = file;
    }

    static State load(Path file) {
        State state = new State(file);
        state.take(Json.read(file));
        return state;
    }

    private void take(Map<String, Object> root) {
        lineage = (String) root.getOrDefault("lineage", UUID.randomUUID().toString());
        serial = root.get("serial") instanceof BigDecimal number ? number.longValue() : 0;
        outputs = new TreeMap<>(Json.map(root.get("outputs")));
        Json.list(root.get("resources"))
                .forEach(each -> resources.put(String.valueOf(Json.map(each).get("address")), Json.map(each)));
    }

    Path file() {
        return file;
    }

    String lineage() {
        return lineage;
    }

    long serial() {
        return serial;
    }

    /** All addresses, in order. */
    List<String> addresses() {
        return List.copyOf(resources.keySet());
    }

    /** All that is known of a resource: type, name, module, attributes, sensitive, tainted. Empty if it is not there. */
    Map<String, Object> resource(String address) {
        return resources.getOrDefault(address, Map.of());
    }

    Map<String, Object> attributes(String address) {
        return Json.map(resource(address).get("attributes"));
    }

    Map<String, Object> outputs() {
        return outputs;
    }

    void put(Map<String, Object> resource) {
        resources.put(String.valueOf(resource.get("address")), resource);
        save();
    }

    void remove(String address) {
        resources.remove(address);
        save();
    }

    void setOutputs(Map<String, Object> values) {
        outputs = new TreeMap<>(values);
        save();
    }

    /** From now on keeps changes to itself, as if the place where it is saved were out of reach. */
    void hold() {
        held = true;
    }

    private void save() {
        serial++;
        if (!held) {
            write(file, text());
        }
    }

    String text() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", 4);
        root.put("terraform_version", Events.VERSION);
        root.put("serial", serial);
        root.put("lineage", lineage);
        root.put("outputs", outputs);
        root.put("resources", new ArrayList<>(resources.values()));
        return Json.write(root) + "\n";
    }

    /** Replaces the whole state, as {@code state push} does. */
    void push(Map<String, Object> other) {
        Object theirs = other.get("serial");
        if (!lineage.equals(other.get("lineage")) && serial > 0) {
            throw new Mistake("Failed to write state: cannot import state with lineage " + other.get("lineage"), "");
        }
        if (theirs instanceof BigDecimal number && number.longValue() < serial) {
            throw new Mistake(
                    "Failed to write state: cannot import state with serial " + number + " over newer state", "");
        }
        write(file, Json.write(other) + "\n");
    }

    static void write(Path file, String text) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
