package dev.tenantry.runs;

import dev.tenantry.steps.StepLog;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line that a process wrote. */
final class LogFormats {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private LogFormats() {}

    /** @param now for lines that carry no time of their own */
    static LogLine read(String raw, StepLog.Format format, Instant now) {
        return switch (format) {
            case PLAIN -> new LogLine(now, LogLine.Level.INFO, raw);
            case TERRAFORM_JSON ->
                raw.startsWith("{") ? terraform(raw, now) : new LogLine(now, LogLine.Level.INFO, raw);
        };
    }

    /** Source: Terraform's machine-readable UI, keys {@code @level}, {@code @message}, {@code @timestamp}. */
    private static LogLine terraform(String raw, Instant now) {
        try {
            JsonNode event = MAPPER.readTree(raw);
            String message = event.path("@message").asString(raw);
            JsonNode detail = event.path("diagnostic").path("detail");
            String text = detail.isString() ? message + " — " + detail.asString() : message;
            return new LogLine(time(event, now), level(event.path("@level").asString("info")), text);
        } catch (JacksonException notJson) {
            return new LogLine(now, LogLine.Level.INFO, raw);
        }
    }

    private static Instant time(JsonNode event, Instant now) {
        try {
            return OffsetDateTime.parse(event.path("@timestamp").asString("")).toInstant();
        } catch (DateTimeException none) {
            return now;
        }
    }

    private static LogLine.Level level(String word) {
        return switch (word) {
            case "error" -> LogLine.Level.ERROR;
            case "warn" -> LogLine.Level.WARN;
            default -> LogLine.Level.INFO;
        };
    }
}
