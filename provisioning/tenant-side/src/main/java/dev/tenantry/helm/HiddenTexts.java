package dev.tenantry.helm;

import dev.tenantry.jobs.Digests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What of a manifest must not leave the account: the secrets of the job, what is called or looks like a secret, and copies of
 * either. Only keyed digests stand for them.
 */
final class HiddenTexts {

    /** Shorter ones ({@code on}, {@code 1}) would hide half of a manifest and protect nothing. */
    private static final int SHORTEST = 4;
    /** From here on also as a part of a longer text. */
    private static final int SHORTEST_PART = 6;

    /** What kinds of keys are secrets: a {@code topologyKey} is none. */
    private static final String KEY = "(private|access|api|secret|master|signing|session|encryption)[-_.]?key";
    /** One of several may be numbered. */
    private static final String NUMBER = "([-_.]?\\d+)?";

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i:passw(or)?ds?|passphrases?|secret|credentials?|token" + "|" + KEY + "s?)(?i:" + NUMBER
                    + ")$|_(KEY|PWD|PASS|SALT|DSN)" + NUMBER + "$");
    /** What a secret is called elsewhere: {@code secretName} and {@code secretRef} end otherwise anyway. */
    private static final Pattern NAME_ELSEWHERE = Pattern.compile("(?i)(existing|pull|tls)[-_.]?secrets?$");
    /** What says whether or where, and no secret. */
    private static final Pattern NO_SECRET = Pattern.compile("|true|false|none|\\$\\([A-Za-z_]\\w*\\)");

    private static final String NAMED = "[\\w.-]*(passw(or)?d|passphrase|secret|token|" + KEY + ")" + NUMBER;
    private static final String QUOTED_OR_NUMBER = "[ \\t]*(\\\\*[\"'][^\\s\"'\\\\$(<{]|-?\\d)";

    private static final Pattern LOOKS_SECRET = Pattern.compile(
            // an address with a password in it
            "://[^/\\s:@]*:(?!\\$\\()[^/\\s@]+@"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----"
                    // an argument, or a line of a file of settings
                    + "|(?im)^[ \\t]*-{0,2}[\"']?" + NAMED
                    + "[\"']?(:[ \\t]+|=|[ \\t]+=[ \\t]*(?=[\"']))[\"']?[^\\s\"'$(<{][^\\s\"']*"
                    // JSON, in a text of JSON, too, and YAML in one line
                    + "|[\"']" + NAMED + "\\\\*[\"'][ \\t]*:" + QUOTED_OR_NUMBER
                    + "|[{,][ \\t]*" + NAMED + ":[ \\t]+(?!(true|false|null|none)([\\s,}]|$))[^\\s\"'$(<{\\[,}]"
                    // a header, in any spelling
                    + "|\\bauthorization[\"']?[ \\t:=]+[\"']?(bearer|basic|token)[ \\t]+[^\\s\"'$(<{]"
                    + "|^bearer[ \\t]+[\\w.~+/=-]{8,}$");

    private final String key;
    private final Set<String> texts = new HashSet<>();

    /**
     * @param key of this tenant alone
     * @param secrets in clear, as the job knows them
     */
    HiddenTexts(String key, Collection<String> secrets) {
        this.key = key;
        secrets.forEach(this::add);
    }

    /** Remembers what is hidden by its place, so that copies of it are hidden everywhere. */
    void learn(Map<String, FieldDifferences.Sides> fields) {
        fields.values().stream()
                .filter(FieldDifferences.Sides::hidden)
                .forEach(sides -> Stream.of(sides.before(), sides.after())
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .forEach(this::add));
    }

    private void add(String secret) {
        if (secret.length() >= SHORTEST) {
            texts.add(secret);
            texts.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            texts.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            decoded(secret);
        }
    }

    private void decoded(String secret) {
        try {
            String clear = new String(Base64.getDecoder().decode(secret), StandardCharsets.UTF_8);
            if (clear.length() >= SHORTEST) {
                texts.add(clear);
            }
        } catch (IllegalArgumentException inClear) {
            // nothing was encoded
        }
    }

    /** @param name what the value is called, which may tell that it is a secret */
    boolean hides(String name, JsonNode value) {
        if (value.isContainer() || value.isMissingNode() || value.isNull() || value.isBoolean()) {
            return false;
        }
        String text = value.asString();
        return reveals(text) || (isOfSecret(name) && !NO_SECRET.matcher(text).matches());
    }

    static boolean isOfSecret(String name) {
        return SECRET_NAME.matcher(name).find() && !NAME_ELSEWHERE.matcher(name).find();
    }

    boolean reveals(String text) {
        return LOOKS_SECRET.matcher(text).find()
                || texts.contains(text)
                || texts.stream().anyMatch(secret -> secret.length() >= SHORTEST_PART && text.contains(secret));
    }

    /** The same for the same text at the same place. */
    String digest(String place, String text) {
        return Digests.keyed(key, "rendered", place, text);
    }
}
