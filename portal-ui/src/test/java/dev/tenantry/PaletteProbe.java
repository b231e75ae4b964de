package dev.tenantry;

import static dev.tenantry.MatrixLine.callers;
import static dev.tenantry.MatrixLine.line;
import static dev.tenantry.MatrixLine.signIn;

import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotSignedIn;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.portal.palette.PaletteSource;
import dev.tenantry.steps.RunId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** Asks a source of the command palette for all that it has for who is signed in, by whatever would find it. */
final class PaletteProbe {

    private static final int ALL = 100;

    /**
     * What a source answers.
     *
     * @param offered by where it leads or what it does
     * @param otherwise what becomes of everything else that it has for others
     */
    private record Answer(Set<String> offered, String otherwise) {

        String word(String entry) {
            return offered.contains(entry) ? "offered" : otherwise;
        }
    }

    private final OwnAndForeign rows;
    private final List<PaletteSource> sources;

    PaletteProbe(ApplicationContext context, OwnAndForeign rows) {
        this.rows = rows;
        this.sources = context.getBeansOfType(PaletteSource.class).values().stream()
                .sorted(Comparator.comparingInt(PaletteSource::order))
                .toList();
    }

    /** A line for each entry that anybody is offered, source by source. */
    List<String> lines() {
        return sources.stream().flatMap(this::lines).toList();
    }

    private Stream<String> lines(PaletteSource source) {
        var answers = callers().collect(Collectors.toMap(caller -> caller, caller -> {
            signIn(caller);
            return ask(source);
        }));
        return answers.values().stream()
                .flatMap(answer -> answer.offered().stream())
                .distinct()
                .sorted()
                .map(entry -> line(
                        source.groupKey() + " " + entry,
                        caller -> Objects.requireNonNull(answers.get(caller)).word(entry)));
    }

    private Answer ask(PaletteSource source) {
        try {
            var offered = queries()
                    .flatMap(query -> source.search(query, ALL).stream())
                    .map(this::name)
                    .collect(Collectors.toSet());
            return new Answer(offered, "-");
        } catch (AccessRefused refused) {
            return new Answer(Set.of(), "refused");
        } catch (NotSignedIn nobody) {
            return new Answer(Set.of(), "sign in");
        }
    }

    /** Nothing, both tenants, both runs, and letters of all that can be done. */
    private Stream<String> queries() {
        return Stream.of(
                "", "acme", "foreign", "e", "o", number(OwnAndForeign.OWN_RUN), number(OwnAndForeign.FOREIGN_RUN));
    }

    private String number(RunId run) {
        return "#" + rows.number(run);
    }

    private String name(PaletteEntry entry) {
        return entry.act() == null ? "/" + rows.namedToo(entry.route()) : entry.title();
    }
}
