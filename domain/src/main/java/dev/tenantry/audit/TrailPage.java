package dev.tenantry.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the audit trail.
 *
 * @param next give it to {@link TrailFilter#before} for the next page; null on the last
 */
public record TrailPage(List<TrailEntry> entries, TrailFilter.@Nullable Cursor next) {

    public TrailPage {
        entries = List.copyOf(entries);
    }
}
