package dev.tenantry.runs;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rows of the table in docs/operations/observability.md, as it writes them: name, kind, tags. */
public final class DocumentedMeters {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(tenantry\\.[a-z.]+)` \\| (\\w+) \\| ([^|]+) \\|", Pattern.MULTILINE);

    private DocumentedMeters() {}

    /** Rows whose name begins so and whose kind is one of these. */
    public static List<String> promised(String prefix, Set<String> kinds) {
        try {
            String page = Files.readString(Path.of("../../docs/operations/observability.md"));
            return ROW.matcher(page)
                    .results()
                    .filter(row -> row.group(1).startsWith(prefix) && kinds.contains(row.group(2)))
                    .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is registered, written likewise; a series more of the same name is no row more. */
    public static Set<String> registered(MeterRegistry registry) {
        Set<String> rows = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            List<String> tags = meter.getId().getTags().stream()
                    .map(tag -> "`" + tag.getKey() + "`")
                    .sorted()
                    .toList();
            rows.add(meter.getId().getName() + " "
                    + meter.getId().getType().name().toLowerCase(Locale.ROOT) + " "
                    + (tags.isEmpty() ? "–" : String.join(", ", tags)));
        }
        return rows;
    }
}
