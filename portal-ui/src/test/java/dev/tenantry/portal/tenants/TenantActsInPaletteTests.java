package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.register.Field;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** What the palette does with the tenant that somebody names in it. */
class TenantActsInPaletteTests extends SettledStage {

    @Autowired
    private TenantActsInPalette palette;

    private String slug(TenantId id) {
        return tenants.tenant(id).orElseThrow().draft().get(Field.SLUG);
    }

    private List<String> titles(String query) {
        return palette.search(query, 6).stream().map(PaletteEntry::title).toList();
    }

    @Test
    @As(Role.OPERATOR)
    void names_what_fits_the_state_of_the_tenant_that_is_named() {
        String live = slug(tenant("LIVE"));
        String suspended = slug(tenant("SUSPENDED"));
        String onboarding = slug(tenant("ONBOARDING"));
        assertThat(titles(live)).containsExactly("Change " + live, "Suspend " + live);
        assertThat(titles("suspend " + live)).containsExactly("Suspend " + live);
        assertThat(titles(live + " suspend")).containsExactly("Suspend " + live);
        assertThat(titles("resume " + live)).isEmpty();
        assertThat(titles(suspended)).containsExactly("Resume " + suspended);
        assertThat(titles(onboarding)).isEmpty();
        assertThat(titles("")).isEmpty();
        assertThat(Texts.in(Language.DE, "palette.suspend", live)).isEqualTo(live + " aussetzen");
    }

    @Test
    @As(Role.OPERATOR)
    void changing_leads_to_its_page() {
        TenantId id = tenant("LIVE");
        assertThat(palette.search("change " + slug(id), 6))
                .extracting(PaletteEntry::route)
                .containsExactly(ChangeView.path(id));
    }

    @Test
    @As(Role.OPERATOR)
    void suspending_asks_why_on_the_tenants_page() {
        TenantId id = tenant("LIVE");
        navigate("runs", Component.class);
        does("suspend " + slug(id));
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPath()).isEqualTo("tenants/" + id);
        assertThat(newest(id).kind()).isEqualTo(RunKind.ONBOARD);
        test($(TextArea.class).single()).setValue("invoices are unpaid");
        test($(Button.class).withText("Suspend").all().getLast()).click();
        assertThat(newest(id).kind()).isEqualTo(RunKind.SUSPEND);
    }

    @Test
    @As(Role.OPERATOR)
    void resuming_leads_to_the_run_that_waits_for_an_approval() {
        TenantId id = tenant("SUSPENDED");
        navigate("runs", Component.class);
        does("resume " + slug(id));
        assertThat(newest(id).kind()).isEqualTo(RunKind.RESUME);
        assertThat(here()).isEqualTo("runs/" + newest(id).number());
    }

    private void does(String query) {
        Objects.requireNonNull(palette.search(query, 6).getFirst().act()).run();
    }

    @Test
    @As(Role.OPERATOR)
    void offers_nothing_to_who_only_looks_on() {
        String live = slug(tenant("LIVE"));
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.SUPPORT));
        assertThat(titles(live)).isEmpty();
    }
}
