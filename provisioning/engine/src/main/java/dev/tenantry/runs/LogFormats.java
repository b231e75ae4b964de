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

    /**
     * @param now for lines that carry no time of their own
     * @param masking of what the line says: within JSON a secret may be written in other characters
     */
    static LogLine read(String raw, StepLog.Format format, Instant now, Masking masking) {
        boolean plain = format == StepLog.Format.PLAIN || !raw.startsWith("{");
        return plain ? plain(raw, now, masking) : terraform(raw, now, masking);
    }

    private static LogLine plain(String raw, Instant now, Masking masking) {
        return new LogLine(now, LogLine.Level.INFO, masking.mask(raw));
    }

    /** Source: Terraform's machine-readable UI, keys {@code @level}, {@code @message}, {@code @timestamp}. */
    private static LogLine terraform(String raw, Instant now, Masking masking) {
        try {
            JsonNode event = MAPPER.readTree(raw);
            String message = event.path("@message").asString(raw);
            String detail = event.path("diagnostic").path("detail").asString("");
            String text = detail.isEmpty() ? message : message + " — " + detail;
            return new LogLine(time(event, now), level(event.path("@level").asString("info")), masking.mask(text));
        } catch (JacksonException notJson) {
            return plain(raw, now, masking);
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
