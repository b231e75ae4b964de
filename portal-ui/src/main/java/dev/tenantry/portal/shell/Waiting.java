package dev.tenantry.portal.shell;

import dev.tenantry.portal.incidents.Partly;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything that waits for the viewer, from all sources, the most urgent first. */
@Component
public class Waiting {

    private static final Comparator<NeedsYou> URGENT_FIRST =
            Comparator.comparing(NeedsYou::urgency).thenComparing(NeedsYou::since);

    private final List<NeedsYouSource> sources;

    Waiting(List<NeedsYouSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Asks every source now. */
    public List<NeedsYou> items() {
        return sources.stream()
                .flatMap(source -> Partly.ask(source.getClass().getName(), List.<NeedsYou>of(), source::items).stream())
                .sorted(URGENT_FIRST)
                .toList();
    }
}
