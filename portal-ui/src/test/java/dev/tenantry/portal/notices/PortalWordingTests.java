package dev.tenantry.portal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.steps.FailureClass;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortalWordingTests {

    private final PortalWording wording = new PortalWording();

    private static Notice incident(FailureClass cause) {
        return new Notice(
                NoticeKind.RUN_INCIDENT,
                null,
                Map.of("tenant", "acme", "run", "1287", "kind", "RunKind.ONBOARD", "cause", "FailureClass." + cause),
                "runs/1287");
    }

    @Test
    void says_what_failed_and_what_to_do_in_the_readers_language() {
        var english = wording.of(incident(FailureClass.QUOTA), Locale.ENGLISH);
        assertThat(english.subject()).isEqualTo("acme: run #1287 needs you (Quota)");
        assertThat(english.body())
                .startsWith("Onboarding of acme stopped: Quota. Have the quota")
                .endsWith(".");
        assertThat(wording.of(incident(FailureClass.QUOTA), Locale.GERMAN).subject())
                .startsWith("acme: Lauf #1287 braucht Sie");
    }

    /** The same words stand on the run's page and in a message, which has nothing below them. */
    @Test
    void points_at_nothing_that_only_the_page_has() {
        for (var cause : FailureClass.values()) {
            assertThat(wording.of(incident(cause), Locale.ENGLISH).body()).doesNotContainIgnoringCase("below");
            assertThat(wording.of(incident(cause), Locale.GERMAN).body()).doesNotContain("unten", "oben");
        }
    }

    @Test
    void calls_what_a_run_offers_by_the_names_of_its_buttons() {
        for (var language : Language.values()) {
            for (var cause : Set.of(FailureClass.CONFIG, FailureClass.CAPACITY)) {
                assertThat(wording.of(incident(cause), language.locale()).body())
                        .contains(Texts.in(language, Texts.key(RunDetail.Choice.EDIT)));
            }
        }
    }

    @Test
    void has_words_for_every_cause_and_kind() {
        for (var cause : FailureClass.values()) {
            assertThat(wording.of(incident(cause), Locale.GERMAN).body()).doesNotContain("!", "FailureClass", "{");
        }
        for (var kind : NoticeKind.values()) {
            var words = wording.of(new Notice(kind, null, Map.of(), "runs"), Locale.FRENCH);
            assertThat(words.subject() + words.body()).isNotBlank().doesNotContain("!", "{");
        }
    }
}
