package dev.tenantry.terraform;

import dev.tenantry.terraform.TerraformDiagnostic.Place;
import dev.tenantry.terraform.TerraformEvent.Diagnostic;
import dev.tenantry.terraform.TerraformEvent.Outputs;
import dev.tenantry.terraform.TerraformEvent.Phase;
import dev.tenantry.terraform.TerraformEvent.PlannedChange;
import dev.tenantry.terraform.TerraformEvent.ResourceDrift;
import dev.tenantry.terraform.TerraformEvent.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads events, and takes whatever is none as a plain line: it never fails. */
public final class TerraformEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Colours, and everything else that would move a terminal's cursor. */
    private static final Pattern CONTROL = Pattern.compile("\\x1b\\[[0-9;]*[A-Za-z]|[\\p{Cntrl}&&[^\\n\\t]]");

    private TerraformEvents() {}

    /** Reads one line, without its end. */
    public static TerraformEvent parse(String line) {
        return line.startsWith("{") ? event(line) : new TerraformEvent.Plain(clean(line));
    }

    private static TerraformEvent event(String line) {
        try {
            JsonNode root = JSON.readTree(line);
            String message = clean(text(root, "@message"));
            return message.isEmpty() ? new TerraformEvent.Plain(clean(line)) : event(root, message);
        } catch (JacksonException notJson) {
            return new TerraformEvent.Plain(clean(line));
        }
    }

    private static TerraformEvent event(JsonNode root, String message) {
        String type = text(root, "type");
        return switch (type) {
            case "version" -> new Version(message, root.path("terraform").asString(text(root, "tofu")));
            case "phase" -> new Phase(message, text(root, "phase"), moment(text(root, "@timestamp")));
            case "diagnostic" -> new Diagnostic(message, diagnostic(root.path("diagnostic")));
            case "planned_change" -> planned(root.path("change"), message);
            case "resource_drift" -> drift(root.path("change"), message);
            case "change_summary" -> summary(root.path("changes"), message);
            case "outputs" ->
                new Outputs(
                        message,
                        root.path("outputs").propertyNames().stream().sorted().toList());
            case "apply_start", "apply_progress", "apply_complete", "apply_errored" ->
                applying(type, root.path("hook"), message);
            default -> new TerraformEvent.Other(message, type);
        };
    }

    private static @Nullable Instant moment(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static TerraformEvent planned(JsonNode change, String message) {
        return new PlannedChange(message, address(change), text(change, "action"), text(change, "reason"));
    }

    private static TerraformEvent drift(JsonNode change, String message) {
        return new ResourceDrift(message, address(change), text(change, "action"));
    }

    private static TerraformEvent summary(JsonNode changes, String message) {
        return new TerraformEvent.ChangeSummary(
                message,
                changes.path("add").asInt(0),
                changes.path("change").asInt(0),
                changes.path("remove").asInt(0),
                changes.path("import").asInt(0),
                text(changes, "operation"));
    }

    private static TerraformEvent applying(String type, JsonNode hook, String message) {
        String address = address(hook);
        String action = text(hook, "action");
        Duration elapsed = Duration.ofSeconds(hook.path("elapsed_seconds").asLong(0));
        return switch (type) {
            case "apply_start" -> new TerraformEvent.ApplyStart(message, address, action);
            case "apply_progress" -> new TerraformEvent.ApplyProgress(message, address, action, elapsed);
            case "apply_errored" -> new TerraformEvent.ApplyErrored(message, address, action, elapsed);
            default -> new TerraformEvent.ApplyComplete(message, address, action, elapsed, text(hook, "id_value"));
        };
    }

    private static TerraformDiagnostic diagnostic(JsonNode node) {
        String address = text(node, "address");
        return new TerraformDiagnostic(
                !text(node, "severity").equals("warning"),
                clean(text(node, "summary")),
                clean(text(node, "detail")),
                address.isEmpty() ? null : address,
                place(node.path("range")));
    }

    private static @Nullable Place place(JsonNode range) {
        String name = text(range, "filename");
        return name.isEmpty()
                ? null
                : new Place(name, range.path("start").path("line").asInt(0));
    }

    private static String address(JsonNode holder) {
        return text(holder.path("resource"), "addr");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String clean(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }
}
