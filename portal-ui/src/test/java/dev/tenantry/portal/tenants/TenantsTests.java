package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.drift.Drifting;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.look.Table;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.portal.tenants.TenantRuns.NeedingSomebody;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalFixture
class TenantsTests extends SpringBrowserlessTest {

    @Autowired
    private TenantsInPalette palette;

    @Autowired
    private TenantDrafts drafts;

    @Test
    @As(Role.OPERATOR)
    void new_tenant_leads_over_its_beginning_into_the_wizard() {
        navigate(TenantsView.class);
        test($(Button.class).withText("New tenant").single()).click();
        assertThat(here()).isEqualTo("tenants/new");
        test($(Button.class).withText("Begin").single()).click();
        assertThat(here()).startsWith("tenants/new/").endsWith("/company");
        assertThat($(TextField.class).all()).isNotEmpty();
    }

    @Test
    @As(Role.AUDITOR)
    void offers_an_auditor_no_new_tenant() {
        offersNoNewTenant();
    }

    @Test
    @As(Role.SUPPORT)
    void offers_support_no_new_tenant() {
        offersNoNewTenant();
    }

    private void offersNoNewTenant() {
        navigate(TenantsView.class);
        assertThat($(Button.class).withText("New tenant").all()).isEmpty();
        assertThat(palette.search("New ten", 6)).extracting(PaletteEntry::route).doesNotContain("tenants/new");
    }

    @Test
    @As(Role.OPERATOR)
    void palette_begins_a_tenant() {
        assertThat(palette.search("new ten", 6)).extracting(PaletteEntry::route).contains("tenants/new");
    }

    @Test
    @As(Role.OPERATOR)
    void address_that_names_no_tenant_says_so() {
        navigate("tenants/------------------------------------", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    @As(Role.OPERATOR)
    void list_after_a_draft_that_was_thrown_away_begins_anew() {
        TenantId gone = drafts.begin();
        TenantId there = drafts.beginWith(TenantDraft.fresh().with(Field.DISPLAY_NAME, "Still There"));
        drafts.discard(gone, 0);
        UI.getCurrentOrThrow().navigate("tenants", QueryParameters.of("after", gone.toString()));
        assertThat($(Table.class).single().getElement().getOuterHTML()).contains("Still There");
        drafts.discard(there, 0);
    }

    @Test
    @As(Role.OPERATOR)
    void counter_of_those_that_need_somebody_says_that_it_stopped_counting() {
        var query = TenantsQuery.of(QueryParameters.empty());
        var many = new NeedingSomebody(Set.of(TenantId.random()), Map.of(), Map.of(), true);
        var few = new NeedingSomebody(Set.of(TenantId.random()), Map.of(), Map.of(), false);
        assertThat(new TenantsTabs(query, Map.of(), many).getElement().getTextRecursively())
                .contains("1+");
        assertThat(new TenantsTabs(query, Map.of(), few).getElement().getTextRecursively())
                .doesNotContain("1+");
    }

    @Test
    void those_that_are_not_as_agreed_count_and_stop_counting_where_the_comparisons_do() {
        TenantId drifting = TenantId.random();
        NeedingSomebody one =
                NeedingSomebody.of(List.of(), List.of(new Drifting(drifting, Instant.EPOCH, 2)), List.of());
        assertThat(one.tenants()).containsExactly(drifting);
        assertThat(one.more()).isFalse();
        List<Drifting> most = Stream.generate(() -> new Drifting(TenantId.random(), Instant.EPOCH, 1))
                .limit(DriftScans.MOST_DRIFTING)
                .toList();
        assertThat(NeedingSomebody.of(List.of(), most, List.of()).more()).isTrue();
    }

    private static String here() {
        return UI.getCurrentOrThrow().getActiveViewLocation().getPath();
    }
}
