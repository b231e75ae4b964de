package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.shell.NeedsYouSource;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StagedRuns;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Pages with many runs show what has changed, to whom it concerns, and leave the rest alone. */
@PortalFixture
class LiveListTests extends SpringBrowserlessTest {

    private static final String OPERATOR =
            "person:" + TestPeople.of(Role.OPERATOR).value();

    private final StagedRuns staged;

    LiveListTests(@Autowired ApplicationContext portal) {
        this.staged = new StagedRuns(portal);
    }

    @BeforeEach
    void begin() {
        staged.nothingWaits();
    }

    /** As the shell does when some run has news. */
    private void news() {
        UI.getCurrentOrThrow().getActiveRouterTargetsChain().stream()
                .filter(Page.class::isInstance)
                .map(Page.class::cast)
                .forEach(Page::news);
    }

    private Element row(Run run) {
        return all(element())
                .filter(one -> run.id().toString().equals(one.getAttribute("data-key"))
                        || ("runs/" + run.number()).equals(one.getAttribute("data-key")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of #" + run.number()));
    }

    private Element element() {
        return $(Main.class).single().getElement();
    }

    private String page() {
        return element().getOuterHTML();
    }

    private static Stream<Element> all(Element of) {
        return Stream.concat(Stream.of(of), of.getChildren().flatMap(LiveListTests::all));
    }

    @Test
    @As(Role.OPERATOR)
    void counter_and_overview_say_that_more_may_wait_than_they_tell_of() {
        for (int run = 0; run < NeedsYouSource.MOST; run++) {
            staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        }
        navigate("runs", Component.class);
        navigate("", Component.class);
        assertThat(page()).contains("More may wait than is listed here.");
        assertThat(waiting()).matches("5\\d\\+");
        staged.nothingWaits();
        staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        navigate("runs", Component.class);
        navigate("", Component.class);
        assertThat(page()).doesNotContain("More may wait");
        assertThat(waiting()).doesNotContain("+");
    }

    private String waiting() {
        return $(Anchor.class)
                .withClassName("bar__waiting")
                .single()
                .getElement()
                .getTextRecursively();
    }

    @Test
    @As(Role.SUPPORT)
    void list_shows_what_became_of_a_run_and_leaves_the_other_rows_alone() {
        Run other = staged.ended(TestPeople.FOREIGN, OPERATOR, RunState.SUCCEEDED);
        Run run = staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        navigate("runs", Component.class);
        Element changed = row(run);
        Element same = row(other);
        String words = same.getProperty("innerHTML");
        assertThat(changed.getOuterHTML()).contains("Awaiting approval");

        staged.goesOn(run);
        Run fresh = staged.planning(TestPeople.FOREIGN, OPERATOR);
        news();
        assertThat(row(run)).isEqualTo(changed);
        assertThat(changed.getOuterHTML()).contains("Running", "1 of 2");
        assertThat(row(other)).isEqualTo(same);
        assertThat(same.getProperty("innerHTML")).isEqualTo(words);
        assertThat(row(fresh).getOuterHTML()).contains("Planning");
    }

    @Test
    @As(Role.SUPPORT)
    void list_keeps_to_its_filter_and_its_page() {
        Run run = staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        Run later = staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        UI.getCurrentOrThrow().navigate("runs", QueryParameters.fromString("show=needs-you&after=" + later.number()));
        assertThat(page()).contains("#" + run.number()).doesNotContain("#" + later.number());
        staged.goesOn(run);
        news();
        assertThat(page()).doesNotContain("#" + run.number(), "#" + later.number());
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPathWithQueryParameters())
                .contains("after=" + later.number());
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void a_tenants_administrator_is_shown_news_of_the_own_tenant_only() {
        Run own = staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        navigate("runs", Component.class);
        Run foreign = staged.awaitingApproval(TestPeople.FOREIGN, OPERATOR);
        staged.goesOn(own);
        Run fresh = staged.planning(TestPeople.ACME, OPERATOR);
        news();
        assertThat(row(own).getOuterHTML()).contains("Running");
        assertThat(page()).contains("#" + fresh.number()).doesNotContain("#" + foreign.number());
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void overview_of_a_tenants_administrator_says_nothing_of_others() {
        navigate("", Component.class);
        String before = page();
        Run foreign = staged.running(TestPeople.FOREIGN, OPERATOR);
        news();
        assertThat(page()).isEqualTo(before).doesNotContain("#" + foreign.number());
    }

    @Test
    @As(Role.OPERATOR)
    void inbox_takes_in_what_waits_and_lets_go_of_what_was_decided() {
        Run first = staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        navigate("approvals", Component.class);
        Element waits = row(first);
        Run second = staged.awaitingApproval(TestPeople.FOREIGN, OPERATOR);
        news();
        assertThat(row(first)).isEqualTo(waits);
        assertThat(row(second).getTextRecursively()).contains("Review plan");
        staged.goesOn(first);
        news();
        assertThat(page())
                .contains(second.id().toString())
                .doesNotContain(first.id().toString());
    }

    @Test
    @As(Role.OPERATOR)
    void overview_shows_what_needs_the_viewer_and_what_is_under_way() {
        Run waits = staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        // the overview is open already, as it was before
        navigate("runs", Component.class);
        navigate("", Component.class);
        Element heading = all(element())
                .filter(one -> !one.isTextNode() && one.getTag().equals("h2"))
                .findFirst()
                .orElseThrow();
        Element row = row(waits);
        assertThat(row.getTextRecursively()).contains("Awaiting approval");
        staged.goesOn(waits);
        news();
        assertThat(all(element())).contains(heading).doesNotContain(row);
        assertThat(row(waits).getTag()).isEqualTo("tr");
        assertThat(row(waits).getOuterHTML()).contains("Running");
    }

    @Test
    @As(Role.OPERATOR)
    void tells_nothing_aloud() {
        staged.awaitingApproval(TestPeople.ACME, OPERATOR);
        for (String list : List.of("", "runs", "approvals", "tenants")) {
            navigate(list, Component.class);
            assertThat(page()).doesNotContain("aria-live", "role=\"alert\"", "role=\"status\"", "role=\"log\"");
        }
    }
}
