package dev.tenantry.helm;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One entry of {@code helm history}. */
record Revision(int number, String status, String appVersion, String description) {

    static final String MARK = "tenantry:";

    /** The digest of what we deployed it from, or empty if the description is not ours. */
    String input() {
        return description.startsWith(MARK) ? description.substring(MARK.length()) : "";
    }

    boolean isPending() {
        return status.startsWith("pending-");
    }

    static Optional<Revision> last(List<Revision> history) {
        return history.stream().max(Comparator.comparingInt(Revision::number));
    }

    /** What may be rolled back to: the newest that is deployed, or was until the one that hangs began. */
    static Optional<Revision> lastDeployed(List<Revision> history) {
        return history.stream()
                .filter(revision -> revision.status().equals("deployed"))
                .max(Comparator.comparingInt(Revision::number));
    }
}
