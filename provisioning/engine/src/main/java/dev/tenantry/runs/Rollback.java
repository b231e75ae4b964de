package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rolling a run back means as it stands.
 *
 * @param losing what the run has made, or may have made, and what holds data: it would be destroyed, with the data in it
 * @param asked the wish that waits for a second person; null if nobody has asked since the run stands still
 */
public record Rollback(List<Change> losing, @Nullable RollbackWish asked) {

    public Rollback {
        losing = List.copyOf(losing);
    }

    /** Whether one person alone may not begin it. */
    public boolean needsTwo() {
        return !losing.isEmpty();
    }
}
