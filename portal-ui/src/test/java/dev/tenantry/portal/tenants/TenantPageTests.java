package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.look.Shown;
import dev.tenantry.portal.look.Table;
import dev.tenantry.register.Field;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

@PortalFixture
class TenantPageTests extends SpringBrowserlessTest {

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private TenantReading tenants;

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private RunReading runs;

    @Autowired
    private ApplicationContext portal;

    private String slug = "";

    private TenantId submitted() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        slug = "t" + random.nextInt(1_000_000, 10_000_000);
        TenantId id = drafts.begin();
        TenantDraft draft = WizardStage.complete(slug, "9" + random.nextLong(10_000_000_000L, 100_000_000_000L))
                .with(Field.TAGS, "pilot");
        drafts.save(id, draft, 0);
        assertThat(onboarding.submit(id, 1)).isInstanceOf(Onboarding.Submission.Submitted.class);
        return id;
    }

    @Test
    @As(Role.OPERATOR)
    void shows_what_was_agreed_and_the_runs() {
        TenantId id = submitted();
        navigate("tenants/" + id, TenantView.class);
        assertThat($(H1.class).single().getText()).isEqualTo(slug);
        assertThat(content())
                .contains("Onboarding", slug + " GmbH", "eu-central-1", "Runs", "Billing address", "Germany");
    }

    @Test
    @As(Role.OPERATOR)
    void leads_to_the_account_and_proves_the_way_into_it_long_after_the_wizard() {
        TenantId id = submitted();
        navigate("tenants/" + id, TenantView.class);
        assertThat(content()).contains("Access to the account", id.toString());
        assertThat($(Button.class).withText("Test the access now").all()).hasSize(1);
    }

    @Test
    @As(Role.OPERATOR)
    void offers_support_no_way_into_the_account() {
        TenantId id = submitted();
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.SUPPORT));
        navigate("tenants/" + id, TenantView.class);
        assertThat(content()).contains("Billing address").doesNotContain("Access to the account");
    }

    @Test
    @As(Role.OPERATOR)
    void configuration_says_that_nothing_is_built_yet() {
        TenantId id = submitted();
        UI.getCurrentOrThrow().navigate("tenants/" + id, QueryParameters.of("tab", "configuration"));
        assertThat(content()).contains("Nothing is built yet");
        assertThat(Shown.rows($(Table.class).single())).hasSize(24);
    }

    @Test
    @As(Role.OPERATOR)
    void leads_to_the_audit_of_the_tenant() {
        TenantId id = submitted();
        navigate("tenants/" + id, TenantView.class);
        assertThat(links()).contains("audit?tenant=" + id);
    }

    @Test
    @As(Role.OPERATOR)
    void begins_a_tenant_like_this() {
        TenantId id = submitted();
        navigate("tenants/" + id, TenantView.class);
        test($(Button.class).withText("New tenant like this").single()).click();
        @SuppressWarnings("unchecked") // the view's only choice holds tenants
        ComboBox<Tenant> like = $(ComboBox.class).single();
        assertThat(like.getValue().id()).isEqualTo(id);
        test($(Button.class).withText("Begin from this tenant").single()).click();
        String path = UI.getCurrentOrThrow().getActiveViewLocation().getPath();
        TenantDraft clone = tenants.tenant(TenantId.of(path.split("/", -1)[2]))
                .orElseThrow()
                .draft();
        assertThat(clone.get(Field.TAGS)).isEqualTo("pilot");
        assertThat(clone.get(Field.SLUG)).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void list_shows_what_becomes_of_a_run_and_counts_anew_while_it_is_open() {
        TenantId id = submitted();
        TenantsView list = navigate(TenantsView.class);
        test($(TextField.class).withAttribute("data-filter").single()).setValue(slug);
        TextField typed = $(TextField.class).withAttribute("data-filter").single();
        assertThat(Shown.rows($(Table.class).single()).getFirst().get(2)).doesNotContain("Succeeded");
        Table<?> table = $(Table.class).single();

        new StagedRuns(portal).ends(runs.newest(List.of(id)).getFirst().id(), RunState.SUCCEEDED);
        list.news();
        assertThat($(Table.class).single()).isSameAs(table);
        assertThat(Shown.rows(table).getFirst().get(2)).contains("Succeeded");
        assertThat($(TextField.class).withAttribute("data-filter").single()).isSameAs(typed);
        assertThat(typed.getValue()).isEqualTo(slug);
    }

    @Test
    @As(Role.OPERATOR)
    void list_finds_by_short_name_and_shows_run_and_release() {
        TenantId id = submitted();
        navigate(TenantsView.class);
        test($(TextField.class).withAttribute("data-filter").single()).setValue(slug);
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("tenants?q=" + slug);
        Table<?> list = $(Table.class).single();
        assertThat(Shown.rows(list).getFirst().getFirst()).contains(slug);
        assertThat(list.getElement().getOuterHTML()).contains("tenants/" + id);
        assertThat(Shown.headings(list)).hasSize(7);
    }

    @Test
    @As(Role.OPERATOR)
    void list_that_finds_nothing_says_so() {
        UI.getCurrentOrThrow().navigate("tenants", QueryParameters.of("q", "nobody-is-called-so"));
        assertThat($(H2.class).single().getText()).isEqualTo("No tenant is called “nobody-is-called-so”");
    }

    @Test
    @As(Role.SUPPORT)
    void shows_support_everything_but_the_audit_and_the_acts() {
        navigate(TenantsView.class);
        assertThat(content()).contains("Needs you", "All");
        assertThat($(Button.class).withText("New tenant").all()).isEmpty();
    }

    @Test
    @As(Role.AUDITOR)
    void speaks_german() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        navigate("tenants", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("Mandanten");
        assertThat(content()).contains("Braucht Sie", "In Betrieb");
        assertThat($(TextField.class).withAttribute("data-filter").single().getLabel())
                .isEqualTo("Name oder Kurzname");
    }

    // ---- an onboarding that ended in vain

    @Test
    @As(Role.OPERATOR)
    void onboarding_that_was_rejected_is_planned_again_once() {
        TenantId id = submitted();
        end(id, RunState.REJECTED);
        navigate("tenants/" + id, TenantView.class);
        assertThat(content()).contains("has not come to its end", "Rejected");
        test($(Button.class).withText("Plan again").single()).click();
        assertThat(runsOf(id)).hasSize(2);
        assertThat(runsOf(id).getFirst().state().endedInVain()).isFalse();
        assertThat($(Button.class).withText("Plan again").all()).isEmpty();
        onboarding.submit(id, 1);
        assertThat(runsOf(id)).hasSize(2);
    }

    @Test
    @As(Role.OPERATOR)
    void onboarding_that_left_nothing_is_changed_and_submitted_anew() {
        TenantId id = submitted();
        end(id, RunState.ROLLED_BACK);
        navigate("tenants/" + id, TenantView.class);
        test($(Button.class).withText("Change and submit anew").single()).click();
        Tenant again = tenants.tenant(id).orElseThrow();
        assertThat(StateName.of(again.state())).isEqualTo(StateName.DRAFT);
        assertThat(again.draft().get(Field.TAGS)).isEqualTo("pilot");
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPath()).isEqualTo("tenants/new/" + id + "/review");
        drafts.save(id, again.draft().with(Field.SIZE, "L"), again.version());
        assertThat(onboarding.submit(id, again.version() + 1)).isInstanceOf(Onboarding.Submission.Submitted.class);
        assertThat(runsOf(id)).hasSize(2);
    }

    @Test
    @As(Role.OPERATOR)
    void onboarding_that_left_something_cannot_be_changed() {
        TenantId id = submitted();
        end(id, RunState.REJECTED);
        onboarding.submit(id, 1);
        navigate("tenants/" + id, TenantView.class);
        assertThat(onboarding.reopen(id)).as("while a run is open").isFalse();
        new StagedRuns(portal).begins(runsOf(id).getFirst().id());
        end(id, RunState.CANCELLED);
        navigate("tenants/" + id, TenantView.class);
        test($(Button.class).withText("Change and submit anew").single()).click();
        assertThat(content()).contains("still exists");
        assertThat(StateName.of(tenants.tenant(id).orElseThrow().state())).isEqualTo(StateName.ONBOARDING);
    }

    private void end(TenantId id, RunState as) {
        new StagedRuns(portal).ends(runsOf(id).getFirst().id(), as);
    }

    private List<RunSummary> runsOf(TenantId id) {
        return runs.listOf(id, RunFilter.all()).runs();
    }

    private List<String> links() {
        return $(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
