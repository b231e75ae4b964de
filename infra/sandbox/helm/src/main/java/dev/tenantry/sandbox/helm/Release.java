package dev.tenantry.sandbox.helm;

import java.time.Instant;

/** One revision of a release, as the real Helm keeps it in a secret. */
record Release(
        String name,
        String namespace,
        int revision,
        String status,
        String chart,
        String appVersion,
        String description,
        String manifest,
        Instant updated) {

    Release as(String newStatus, String newDescription) {
        return new Release(name, namespace, revision, newStatus, chart, appVersion, newDescription, manifest, updated);
    }

    boolean isPending() {
        return status.startsWith("pending-");
    }
}
