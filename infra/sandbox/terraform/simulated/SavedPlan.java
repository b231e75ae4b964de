package simulated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan file: the plan, and the state that it was made for. Like the real one it holds secrets in clear. */
record SavedPlan(String lineage, String serial, Map<String, Object> plan) {

    static SavedPlan of(Map<String, Object> plan, State state) {
        return new SavedPlan(lineageOf(state), String.valueOf(state.serial()), plan);
    }

    static SavedPlan read(Path stack, String name) {
        Path file = stack.resolve(name);
        if (name.isEmpty() || !Files.exists(file)) {
            throw new Mistake(
                    "Failed to load \"" + name + "\" as a plan file",
                    "Error: stat " + name + ": no such file or directory");
        }
        Map<String, Object> root = Json.read(file);
        return new SavedPlan(
                String.valueOf(root.get("lineage")), String.valueOf(root.get("serial")), Json.map(root.get("plan")));
    }

    void write(Path file) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("lineage", lineage);
        root.put("serial", serial);
        root.put("plan", plan);
        State.write(file, Json.write(root));
    }

    /** Throws {@link Mistake} if the state has moved on. */
    void checkFresh(State state) {
        if (!serial.equals(String.valueOf(state.serial())) || !lineage.equals(lineageOf(state))) {
            throw new Mistake(
                    "Saved plan is stale",
                    "The given plan file can no longer be applied because the state was changed by another operation after"
                            + " the plan was created.");
        }
    }

    /** A state that was never saved gets another lineage each time that it is looked at. */
    private static String lineageOf(State state) {
        return state.serial() == 0 ? "" : state.lineage();
    }
}
