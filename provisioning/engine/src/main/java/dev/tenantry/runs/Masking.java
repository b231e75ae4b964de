package dev.tenantry.runs;

import dev.tenantry.steps.Keepable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Takes known secrets out of texts before they are stored, also as a program writes them within JSON, an address or Base64. */
final class Masking {

    private static final int SHORTEST = 6;
    /** So much of the beginning of a secret at the end of a text is no chance. */
    private static final int SHORTEST_BEGINNING = 8;
    /** A line of a secret of several lines, such as a private key, that is a secret by itself. */
    private static final int SHORTEST_LINE = 16;

    static final String MASK = "••••••";

    private final List<String> secrets;

    /** @param secrets in clear; those under 6 characters are too common to be masked */
    Masking(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(Masking::lines)
                .flatMap(Masking::written)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Without colours and the like, which may stand in the middle of a secret. */
    String mask(String text) {
        String masked = Keepable.shown(text);
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** As {@link #mask}, for a text that somebody may have cut in the middle of a secret. */
    String maskCut(String text) {
        String masked = mask(text);
        return secrets.stream()
                .mapToInt(secret -> beginningAtEnd(masked, secret))
                .filter(length -> length > 0)
                .max()
                .stream()
                .mapToObj(length -> masked.substring(0, masked.length() - length) + MASK)
                .findFirst()
                .orElse(masked);
    }

    /** How long the beginning of the secret is by which the text ends; 0 if it is too short to tell. */
    private static int beginningAtEnd(String text, String secret) {
        for (int length = Math.min(secret.length() - 1, text.length()); length >= SHORTEST_BEGINNING; length--) {
            if (text.regionMatches(text.length() - length, secret, 0, length)) {
                return length;
            }
        }
        return 0;
    }

    /** Logs are masked line by line. */
    private static Stream<String> lines(String secret) {
        return Stream.concat(
                Stream.of(secret),
                secret.lines().filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----")));
    }

    /** The ways in which programs write it: as it is, in JSON (Go's escapes more than others'), in addresses, in Base64. */
    private static Stream<String> written(String secret) {
        String quoted = JsonMapper.shared().writeValueAsString(secret);
        String json = quoted.substring(1, quoted.length() - 1);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        String address = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(secret, json, go(json), address, address.replace("+", "%20"), base64);
    }

    private static String go(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
