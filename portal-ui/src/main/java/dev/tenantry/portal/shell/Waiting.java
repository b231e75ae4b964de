package dev.tenantry.portal.shell;

import dev.tenantry.portal.incidents.Partly;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Everything that waits for the viewer, from all sources, the most urgent first. */
@Component
public class Waiting {

    private static final Comparator<NeedsYou> URGENT_FIRST =
            Comparator.comparing(NeedsYou::urgency).thenComparing(Waiting::since);

    private final List<NeedsYouSource> sources;

    Waiting(List<NeedsYouSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * What waits.
     *
     * @param more whether more may wait than these
     */
    public record Queue(List<NeedsYou> items, boolean more) {}

    /** Asks every source now. */
    public Queue queue() {
        List<List<NeedsYou>> told = sources.stream()
                .map(source -> Partly.ask(source.getClass().getName(), List.<NeedsYou>of(), source::items))
                .toList();
        return new Queue(
                told.stream().flatMap(List::stream).sorted(URGENT_FIRST).toList(),
                told.stream().anyMatch(items -> items.size() >= NeedsYouSource.MOST));
    }

    private static Instant since(NeedsYou item) {
        return Optional.ofNullable(item.since()).orElse(Instant.MAX);
    }
}
