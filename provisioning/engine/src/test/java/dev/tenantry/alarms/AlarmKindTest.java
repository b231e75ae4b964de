package dev.tenantry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The portal knows each alarm that the stack makes, and which page says what to do about it. */
class AlarmKindTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAME = Pattern.compile("\"([a-z-]+(?:\\$\\{[a-z]+}[a-z-]+)?)\"\\s*=>?\\s*\\{");
    private static final Pattern RUNBOOK = Pattern.compile("runbook\\s*=\\s*\"([a-z-]+)\"");

    /** Names of alarms, each with the page that is named next to it. */
    private static Map<String, String> made() throws IOException {
        String module = Files.readString(ROOT.resolve("infra/terraform/modules/alarms/main.tf"));
        Map<String, String> made = new TreeMap<>();
        for (Matcher name = NAME.matcher(module); name.find(); ) {
            Matcher runbook = RUNBOOK.matcher(module);
            assertThat(runbook.find(name.end())).isTrue();
            made.put(name.group(1).replaceAll("\\$\\{[a-z]+}", "tenantry-acme-1"), runbook.group(1));
        }
        return made;
    }

    @Test
    void knows_each_alarm_that_the_stack_makes_and_its_page() throws IOException {
        assertThat(made()).hasSizeGreaterThan(20).allSatisfy((name, runbook) -> {
            assertThat(AlarmKind.named(name)).as(name).isNotEqualTo(AlarmKind.OTHER);
            assertThat(AlarmKind.named(name).runbook()).as(name).isEqualTo(runbook);
        });
    }

    @Test
    void knows_none_that_no_stack_makes() throws IOException {
        assertThat(made().keySet().stream().map(AlarmKind::named).distinct())
                .containsExactlyInAnyOrder(Stream.of(AlarmKind.values())
                        .filter(kind -> kind != AlarmKind.OTHER)
                        .toArray(AlarmKind[]::new));
    }

    @Test
    void each_leads_to_a_page_in_both_languages() {
        assertThat(AlarmKind.values())
                .allSatisfy(kind -> assertThat(Stream.of("de", "en")
                                .map(language -> ROOT.resolve(
                                        "docs/runbooks/alerts/" + language + "/" + kind.runbook() + ".md")))
                        .allMatch(Files::exists));
    }

    @Test
    void one_of_another_release_is_known_by_what_the_stack_says() {
        assertThat(AlarmKind.named("something-new")).isEqualTo(AlarmKind.OTHER);
        assertThat(Severity.in("page: it burns.")).isEqualTo(Severity.PAGE);
        assertThat(Severity.in("")).isEqualTo(Severity.WARNING);
    }
}
