package simulated;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the program says: one JSON object on a line with {@code -json}, else plain lines. */
final class Events {

    static final String VERSION = "1.11.4";

    private final boolean json;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    Events(boolean json) {
        this.json = json;
    }

    void version() {
        say("version", "Terraform " + VERSION, Map.of("terraform", VERSION, "ui", "1.2"));
    }

    void say(String type, String message) {
        say(type, message, Map.of());
    }

    void say(String type, String message, Map<String, Object> more) {
        event("info", type, message, more);
    }

    private synchronized void event(String level, String type, String message, Map<String, Object> more) {
        if (!json) {
            out.println(message);
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("@level", level);
        line.put("@message", message);
        line.put("@module", "terraform.ui");
        line.put("@timestamp", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        line.putAll(more);
        line.put("type", type);
        out.println(Json.write(line));
    }

    void complain(Mistake mistake) {
        if (!json) {
            System.err.println(mistake.getMessage() + (mistake.detail().isEmpty() ? "" : "\n\n" + mistake.detail()));
            return;
        }
        Map<String, Object> diagnostic = new LinkedHashMap<>();
        diagnostic.put("severity", "error");
        diagnostic.put("summary", mistake.getMessage());
        diagnostic.put("detail", mistake.detail());
        if (!mistake.address().isEmpty()) {
            diagnostic.put("address", mistake.address());
        }
        if (!mistake.file().isEmpty()) {
            Map<String, Object> place = Map.of("line", mistake.line(), "column", 1, "byte", 0);
            diagnostic.put("range", Map.of("filename", mistake.file(), "start", place, "end", place));
        }
        event("error", "diagnostic", "Error: " + mistake.getMessage(), Map.of("diagnostic", diagnostic));
    }

    void init(String code, String message) {
        say("init_output", message, Map.of("message_code", code));
    }

    void planned(Map<String, Object> change, String action) {
        say(
                "planned_change",
                change.get("address") + ": Plan to " + action,
                Map.of("change", Map.of("resource", resource(change), "action", action)));
    }

    void summary(int add, int change, int remove, String operation) {
        String message = operation.equals("plan")
                ? "Plan: " + add + " to add, " + change + " to change, " + remove + " to destroy."
                : "Apply complete! Resources: " + add + " added, " + change + " changed, " + remove + " destroyed.";
        say(
                "change_summary",
                message,
                Map.of(
                        "changes",
                        Map.of("add", add, "change", change, "import", 0, "remove", remove, "operation", operation)));
    }

    /** @param type {@code apply_start}, {@code refresh_complete} … */
    void about(String type, Map<String, Object> change, String what, Map<String, Object> more) {
        Map<String, Object> hook = new LinkedHashMap<>();
        hook.put("resource", resource(change));
        hook.putAll(more);
        say(type, change.get("address") + ": " + what, Map.of("hook", hook));
    }

    private static Map<String, Object> resource(Map<String, Object> change) {
        String address = String.valueOf(change.get("address"));
        String module = String.valueOf(change.getOrDefault("module_address", ""));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("addr", address);
        resource.put("module", module);
        resource.put("resource", module.isEmpty() ? address : address.substring(module.length() + 1));
        resource.put("resource_type", change.get("type"));
        resource.put("resource_name", change.get("name"));
        resource.put("resource_key", change.get("index"));
        return resource;
    }
}
