package dev.tenantry.portal.runs;

import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunPage;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The runs that the viewer can look at: all of them for the provider's staff, those of the own tenants for others. */
@Component
class RunsInReach {

    private final RunReading runs;
    private final CurrentViewer viewers;

    RunsInReach(RunReading runs, CurrentViewer viewers) {
        this.runs = runs;
        this.viewers = viewers;
    }

    RunPage list(RunFilter filter) {
        Viewer viewer = viewers.get();
        if (viewer.isStaff() || viewer.tenants().isEmpty()) {
            return runs.list(filter);
        }
        List<RunPage> pages = viewer.tenants().stream()
                .filter(own -> filter.tenant() == null || own.equals(filter.tenant()))
                .map(tenant -> runs.listOf(tenant, filter))
                .toList();
        return pages.size() == 1 ? pages.getFirst() : merged(pages);
    }

    /** The newest of all pages, as many as the longest has; numbers count over all tenants and so do as a cursor. */
    private static RunPage merged(List<RunPage> pages) {
        List<RunSummary> all = pages.stream()
                .flatMap(page -> page.runs().stream())
                .sorted(Comparator.comparingLong(RunSummary::number).reversed())
                .toList();
        int most = pages.stream().mapToInt(page -> page.runs().size()).max().orElse(0);
        boolean more = all.size() > most || pages.stream().anyMatch(page -> page.next() != null);
        List<RunSummary> shown = all.subList(0, most);
        return new RunPage(shown, more ? shown.getLast().number() : null);
    }

    /** The run of this number; empty if there is none, or none for this viewer. */
    Optional<RunDetail> numbered(long number) {
        Viewer viewer = viewers.get();
        Optional<RunSummary> found =
                viewer.isStaff() || viewer.tenants().isEmpty() ? runs.numbered(number) : own(viewer, number);
        return found.flatMap(run -> runs.run(run.tenant(), run.id()));
    }

    /** As {@link #numbered}, in short; whoever may look at no run at all finds none. */
    Optional<RunSummary> summary(long number) {
        Viewer viewer = viewers.get();
        return viewer.isStaff() ? runs.numbered(number) : own(viewer, number);
    }

    private Optional<RunSummary> own(Viewer viewer, long number) {
        return viewer.tenants().stream()
                .flatMap(tenant -> runs.numberedOf(tenant, number).stream())
                .findAny();
    }
}
