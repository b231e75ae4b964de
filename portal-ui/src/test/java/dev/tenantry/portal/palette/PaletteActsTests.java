package dev.tenantry.portal.palette;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.incidents.Partly;
import dev.tenantry.runs.Pauses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be done from the palette, by whom, and that nothing is stopped without asking. */
@PortalFixture
class PaletteActsTests extends SpringBrowserlessTest {

    @Autowired
    private List<PaletteSource> sources;

    @Autowired
    private Pauses pauses;

    /** As the dialog asks: a source that is not for the viewer brings nothing. */
    private List<PaletteEntry> found(String query) {
        return sources.stream()
                .flatMap(source ->
                        Partly.ask(source.groupKey(), List.<PaletteEntry>of(), () -> source.search(query, 6)).stream())
                .filter(entry -> entry.matches(query))
                .toList();
    }

    private List<String> titles(String query) {
        return found(query).stream().map(PaletteEntry::title).toList();
    }

    private void does(String title) {
        Runnable act = found(title).stream()
                .filter(entry -> entry.title().equals(title))
                .map(PaletteEntry::act)
                .findFirst()
                .orElseThrow();
        act.run();
    }

    @Test
    @As(Role.OPERATOR)
    void holds_all_runs_after_asking_why_and_lets_them_go_on() {
        navigate("runs", Component.class);
        does("Pause all runs");
        assertThat(pauses.ofAll()).isEmpty();
        test($(TextArea.class).single()).setValue("the network is rebuilt");
        test($(Button.class).withText("Pause all runs").all().getLast()).click();
        assertThat(pauses.ofAll()).isPresent();
        assertThat(titles("all runs")).contains("Let all runs go on").doesNotContain("Pause all runs");
        does("Let all runs go on");
        assertThat(pauses.ofAll()).isEmpty();
    }

    @Test
    @As(Role.AUDITOR)
    void offers_an_auditor_only_what_concerns_the_own_window() {
        assertThat(titles("pause")).isEmpty();
        assertThat(titles("dark")).containsExactly("Appearance: Dark");
        assertThat(titles("deutsch")).containsExactly("Language: Deutsch");
        assertThat(titles("sign out")).containsExactly("Sign out");
        assertThat(titles("language english")).isEmpty();
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void offers_a_tenants_administrator_nothing_of_the_providers() {
        assertThat(titles("pause")).isEmpty();
        assertThat(titles("approvals")).isEmpty();
        assertThat(titles("new tenant")).isEmpty();
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void leads_to_the_approvals() {
        assertThat(found("approvals")).extracting(PaletteEntry::route).contains("approvals");
    }
}
