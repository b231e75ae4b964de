package dev.tenantry.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditTrail.Flaw;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Messages;
import dev.tenantry.portal.i18n.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Details of what was done, in the viewer's language. */
@PortalFixture
class DetailTests extends SpringBrowserlessTest {

    @Autowired
    private Audit audit;

    @Autowired
    private TenantScope scope;

    private String shown(Map<String, String> details) {
        var subject = new AuditEntry.Subject("tenant", "of-details");
        var entry = AuditEntry.of(TestPeople.ACME, new Actor.Portal("run"), "tenant.draft-saved", subject, details);
        scope.inProvider(() -> audit.record(entry));
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        UI.getCurrentOrThrow().navigate("audit", QueryParameters.of("subject", "of-details"));
        return $(Main.class).single().getElement().getTextRecursively();
    }

    @Test
    @As(Role.AUDITOR)
    void german_page_names_details_and_their_values_in_german() {
        assertThat(shown(Map.of("fields", "DISPLAY_NAME, CITY", "slug", "acme", "role", "AUDITOR")))
                .contains("Mandant", "Eingaben", "Name, Ort", "Kurzname", "acme", "Rolle")
                .doesNotContain("fields", "slug", "DISPLAY_NAME", "AUDITOR");
    }

    @Test
    @As(Role.AUDITOR)
    void what_has_no_words_is_shown_to_the_letter() {
        assertThat(shown(Map.of("something-new", "A_B", "state", "OF_ANOTHER_VERSION")))
                .contains("something-new", "A_B", "OF_ANOTHER_VERSION");
    }

    @Test
    void every_detail_and_every_flaw_of_a_chain_has_its_words_in_both_languages() {
        for (Language language : Language.values()) {
            Set<String> known = Messages.ofClassPath().in(language).keySet();
            assertThat(Stream.<Enum<?>[]>of(Detail.values(), Flaw.values()).flatMap(Stream::of))
                    .allSatisfy(constant -> assertThat(known).contains(Texts.key(constant)));
        }
    }
}
