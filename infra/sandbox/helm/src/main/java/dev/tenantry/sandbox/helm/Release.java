package dev.tenantry.sandbox.helm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a release, as the real Helm keeps it in a secret.
 *
 * @param values the values document as it was given; null in releases that were made before values were kept
 */
record Release(
        String name,
        String namespace,
        int revision,
        String status,
        String chart,
        String appVersion,
        String description,
        String manifest,
        @Nullable String values,
        Instant updated) {

    Release as(String newStatus, String newDescription) {
        return new Release(
                name, namespace, revision, newStatus, chart, appVersion, newDescription, manifest, values, updated);
    }

    boolean isPending() {
        return status.startsWith("pending-");
    }
}
