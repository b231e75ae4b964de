package dev.tenantry.drift;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the newest comparison of a tenant came to, and what people think of it.
 *
 * @param number of the run that compared
 * @param slug of the tenant, when it was compared
 * @param outdated whether a run has changed the tenant since that one began
 */
public record Drift(RunId run, long number, String slug, Instant at, boolean outdated, List<Difference> differences) {

    public Drift {
        differences = List.copyOf(differences);
    }

    /** Those that nobody lets be. */
    public List<Difference> open() {
        return differences.stream()
                .filter(difference -> difference.acceptance() == null)
                .toList();
    }

    /**
     * One thing that is not as agreed.
     *
     * @param key the same for the same change to the same values, in this tenant
     * @param step the name of the step that would put it right
     * @param change what would have to be done
     * @param acceptance null if nobody lets it be
     */
    public record Difference(
            String key,
            String step,
            Change change,
            @Nullable Acceptance acceptance) {}

    /**
     * Somebody's word that a difference may stay.
     *
     * @param by an actor's reference
     */
    public record Acceptance(String by, Instant at, String reason) {}
}
