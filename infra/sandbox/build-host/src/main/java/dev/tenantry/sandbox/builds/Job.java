package dev.tenantry.sandbox.builds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a build is to do, as far as those around it must know.
 *
 * @param kind the word in the bundle
 * @param order the job itself
 * @param secrets variable → the secret whose value the build resolves into it
 */
record Job(String kind, JsonNode order, Map<String, String> secrets) {

    /** Throws {@link IllegalStateException} if the bundle has no job. */
    static Job of(byte[] source) {
        JsonNode manifest = manifest(source);
        Map<String, String> secrets = new TreeMap<>();
        for (JsonNode variable : manifest.path("environment")) {
            secrets.put(
                    variable.path("name").asString(""), variable.path("value").asString(""));
        }
        JsonNode order = manifest.path("job");
        return new Job(order.path("kind").asString(""), order, secrets);
    }

    private static JsonNode manifest(byte[] source) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(source))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("job.json")) {
                    return JsonMapper.shared().readTree(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no job.json in the source");
    }

    /** Whether a release was brought in, as the runner's result says. */
    boolean deployed(JsonNode outcome) {
        return kind.equals("helm-apply") && outcome.path("kind").asString("").equals("released");
    }

    /** Whether a release is gone, as the runner's result says. */
    boolean removed(JsonNode outcome) {
        return kind.equals("helm-uninstall")
                && outcome.path("kind").asString("").equals("no-release");
    }

    boolean needsAssistant() {
        return kind.startsWith("assistant-") || kind.startsWith("mcp-") || kind.equals("verify");
    }

    /** The values document of the release. */
    JsonNode values() {
        return JsonMapper.shared().readTree(order.path("release").path("values").asString("{}"));
    }
}
