package dev.tenantry.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each act that any area records is a sentence in the audit trail, not a code. */
class ActSentencesTests {

    private static final List<String> AREAS = List.of("domain", "billing", "mcp-registry", "provisioning");
    private static final Pattern ACT = Pattern.compile("\"([a-z]+(?:-[a-z]+)*(?:\\.[a-z]+(?:-[a-z]+)*)+)\"");
    private static final Pattern BILLED = Pattern.compile("new TenantPiece<>\\(\\s*\"([a-z-]+)\"");

    private static Stream<String> sources() {
        return AREAS.stream().map(Path.of("..")::resolve).flatMap(ActSentencesTests::files);
    }

    private static Stream<String> files(Path area) {
        try (Stream<Path> all = Files.walk(area)) {
            return all
                    .filter(path -> path.toString().contains("src/main/java")
                            && path.toString().endsWith(".java"))
                    .map(ActSentencesTests::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who records acts, has them recorded with an effect or a move, or hands them to a decision about a run. */
    private static boolean tells(String source) {
        return Stream.of("AuditEntry", "effect(", "move(context", "decisions.decide(", "decisions.commit(")
                .anyMatch(source::contains);
    }

    private static Set<String> acts() {
        Set<String> acts = new TreeSet<>();
        sources().forEach(source -> {
            if (tells(source)) {
                ACT.matcher(source).results().map(found -> found.group(1)).forEach(acts::add);
            }
            BILLED.matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .flatMap(
                            piece -> Stream.of("created", "changed", "deleted").map(act -> "lago." + piece + "." + act))
                    .forEach(acts::add);
        });
        return acts;
    }

    @Test
    void every_recorded_act_is_a_sentence_in_both_languages() {
        assertThat(acts()).contains("run.approved", "mcp.server-probed", "lago.plan.created", "person.invited");
        for (Language language : Language.values()) {
            Set<String> known = Messages.ofClassPath().in(language).keySet();
            assertThat(acts())
                    .as(language.name())
                    .allSatisfy(act -> assertThat(known).contains("act." + act));
        }
    }

    @Test
    void no_sentence_is_for_an_act_that_nobody_records() {
        assertThat(Messages.ofClassPath().in(Language.EN).keySet().stream()
                        .filter(key -> key.startsWith("act."))
                        .map(key -> key.substring("act.".length())))
                .isSubsetOf(acts());
    }
}
