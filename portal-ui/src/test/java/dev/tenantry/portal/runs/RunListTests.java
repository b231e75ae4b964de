package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.look.Shown;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.RunKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The list of runs and the inbox of approvals, and who sees whose. */
@PortalFixture
class RunListTests extends SpringBrowserlessTest {

    private static final String OPERATOR =
            "person:" + TestPeople.of(Role.OPERATOR).value();

    private final StagedRuns staged;
    private final RunsInPalette palette;

    RunListTests(@Autowired ApplicationContext portal, @Autowired RunsInPalette palette) {
        this.palette = palette;
        this.staged = new StagedRuns(portal);
    }

    @BeforeEach
    void begin() {
        staged.nothingWaits();
    }

    private List<Long> listed(String query) {
        UI.getCurrentOrThrow().navigate("runs", QueryParameters.fromString(query));
        return $(RunsTable.class).all().stream()
                .flatMap(table -> Shown.rows(table).stream())
                .map(row -> Long.valueOf(row.getFirst().substring(1)))
                .toList();
    }

    private String page() {
        return $(Main.class).single().getElement().getTextRecursively();
    }

    @Test
    @As(Role.SUPPORT)
    void lists_runs_of_all_tenants_newest_first_and_by_group() {
        Run over = staged.ended(TestPeople.ACME, OPERATOR, RunState.SUCCEEDED);
        Run waits = staged.awaitingApproval(TestPeople.FOREIGN, OPERATOR);
        assertThat(listed("")).startsWith(waits.number(), over.number());
        assertThat(listed("show=ended")).contains(over.number()).doesNotContain(waits.number());
        assertThat(listed("show=needs-you")).contains(waits.number()).doesNotContain(over.number());
    }

    @Test
    @As(Role.SUPPORT)
    void narrows_the_list_to_a_tenant_and_a_kind_that_stand_in_the_address() {
        Run own = staged.ended(TestPeople.ACME, OPERATOR, RunState.SUCCEEDED);
        Run foreign = staged.ended(TestPeople.FOREIGN, OPERATOR, RunState.SUCCEEDED);
        assertThat(listed("tenant=" + TestPeople.ACME + "&kind=onboard"))
                .contains(own.number())
                .doesNotContain(foreign.number());
        assertThat($(ComboBox.class).withAttribute("data-filter").all()).hasSize(1);
        kind().setValue(RunKind.BACKUP);
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("runs?kind=backup&tenant=" + TestPeople.ACME);
        assertThat(page()).contains("No run fits these filters", "All runs").doesNotContain("No runs here yet");
        assertThat($(Anchor.class).withText("Ended").single().getHref())
                .isEqualTo("runs?kind=backup&show=ended&tenant=" + TestPeople.ACME);
    }

    @SuppressWarnings("unchecked") // a query by class cannot name the items' type
    private Select<RunKind> kind() {
        return $(Select.class).single();
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void a_tenants_administrator_reaches_no_foreign_run_by_a_filter() {
        Run foreign = staged.ended(TestPeople.FOREIGN, OPERATOR, RunState.SUCCEEDED);
        UI.getCurrentOrThrow().navigate("runs", QueryParameters.fromString("tenant=" + TestPeople.FOREIGN));
        assertThat(page()).contains("No run fits these filters").doesNotContain("#" + foreign.number());
        assertThat($(ComboBox.class).all()).isEmpty();
    }

    @Test
    @As(Role.AUDITOR)
    void the_palette_finds_runs_by_number() {
        Run run = staged.awaitingApproval(TestPeople.FOREIGN, OPERATOR);
        navigate("runs", Component.class);
        assertThat(palette.search("#" + run.number(), 6))
                .extracting(PaletteEntry::route)
                .containsExactly("runs/" + run.number());
        assertThat(palette.search(Long.toString(run.number()), 6)).hasSize(1);
        assertThat(palette.search("", 6)).isEmpty();
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void the_palette_finds_no_foreign_run() {
        Run own = staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        Run foreign = staged.awaitingApproval(TestPeople.FOREIGN, OPERATOR);
        navigate("runs", Component.class);
        assertThat(palette.search("#" + own.number(), 6)).hasSize(1);
        assertThat(palette.search("#" + foreign.number(), 6)).isEmpty();
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void shows_a_tenants_administrator_the_runs_of_the_own_tenant_only() {
        Run own = staged.ended(TestPeople.ACME, OPERATOR, RunState.SUCCEEDED);
        Run foreign = staged.ended(TestPeople.FOREIGN, OPERATOR, RunState.SUCCEEDED);
        assertThat(listed("")).contains(own.number()).doesNotContain(foreign.number());
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void lets_a_tenants_administrator_read_an_own_run_and_decide_nothing() {
        Run own = staged.awaitingApproval(
                TestPeople.ACME,
                OPERATOR,
                new Change(
                        OutsideSystem.AWS, "aws_vpc", "module.network.main", Change.Action.CREATE, false, List.of()));
        navigate("runs/" + own.number(), Component.class);
        assertThat($(H1.class).single().getText()).startsWith("Onboarding: Acme");
        assertThat(page()).contains("module.network.main", "Awaiting approval").doesNotContain("Approve and run");
        UI.getCurrentOrThrow().navigate("runs/" + own.number(), QueryParameters.of("tab", "log"));
        assertThat(page()).contains("There is nothing in the log of");
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void does_not_know_a_foreign_run() {
        Run foreign = staged.awaitingApproval(TestPeople.FOREIGN, OPERATOR);
        navigate("runs/" + foreign.number(), Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void puts_what_awaits_approval_into_the_inbox_and_says_which_needs_a_second_person() {
        Run harmless = staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        Run lossy = staged.awaitingApproval(
                TestPeople.FOREIGN,
                OPERATOR,
                new Change(OutsideSystem.AWS, "aws_s3_bucket", "files", Change.Action.REPLACE, true, List.of()));
        navigate("approvals", Component.class);
        assertThat(reviews()).contains(path(harmless), path(lossy));
        assertThat(page())
                .contains("destroys 1 in one system", "Needs a second person", "Requested by Person OPERATOR");
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void says_in_the_inbox_that_somebody_else_must_approve_what_the_viewer_edited() {
        Run lossy = staged.awaitingApproval(
                TestPeople.FOREIGN,
                OPERATOR,
                new Change(OutsideSystem.AWS, "aws_s3_bucket", "files", Change.Action.REPLACE, true, List.of()));
        staged.edited(lossy, "person:" + TestPeople.of(Role.PROVIDER_ADMIN).value());
        navigate("approvals", Component.class);
        assertThat(page()).contains("Needs somebody other than you");
    }

    private List<String> reviews() {
        return $(Anchor.class).withText("Review plan").all().stream()
                .map(Anchor::getHref)
                .toList();
    }

    private static String path(Run run) {
        return "runs/" + run.number() + "?tab=plan";
    }

    @Test
    @As(Role.AUDITOR)
    void keeps_the_inbox_from_who_may_not_decide() {
        navigate("approvals", Component.class);
        assertThat($(H1.class).single().getText()).isNotEqualTo("Approvals");
    }
}
