package dev.tenantry.standins;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stand-in answers.
 *
 * @param body written as JSON, a text and bytes as they are; null is an empty answer
 */
public record Reply(int status, @Nullable Object body, Map<String, String> headers) {

    public static Reply of(int status, @Nullable Object body) {
        return new Reply(status, body, Map.of());
    }

    public Reply with(String header, String value) {
        return new Reply(status, body, Map.of(header, value));
    }
}
