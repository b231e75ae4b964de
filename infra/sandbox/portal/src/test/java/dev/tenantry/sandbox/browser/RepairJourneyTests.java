package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tenantry.sandbox.browser.Onboarding.text;
import static dev.tenantry.sandbox.browser.Onboarding.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.tenantry.register.Field;
import dev.tenantry.sandbox.DemoOrder;
import dev.tenantry.sandbox.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * A run fails, is read, put right and goes on to its end: the account allows no cache, which the agreed size has and a smaller
 * one has not (R5.6).
 */
@Tag("long")
@ContextConfiguration(initializers = World.Bare.class)
class RepairJourneyTests extends IncidentJourney {

    private static final String NO_CACHE = """
        {"failures": {"module.cache.aws_elasticache_replication_group.this[\\"assistant\\"]":
        "ClusterQuotaForCustomerExceeded"}}\
        """;

    @Autowired
    private ApplicationContext portal;

    @AfterEach
    void nothing_goes_wrong_any_more() {
        World.Bare.simulate("{}");
    }

    @Test
    void what_failed_is_read_put_right_approved_where_it_must_be_and_goes_live() {
        World.Bare.simulate(NO_CACHE);
        long number = DemoOrder.submitted(
                portal,
                "elbdampf",
                "710987654321",
                draft -> draft.with(Field.SIZE, "M").with(Field.DISPLAY_NAME, "Elbdampfschifffahrtsgesellschaft"));
        var page = viewer().signInAs("Oleg Petrov").open("/runs/" + number);
        assertThat(page.button("Approve and run")).isVisible(within(LONGEST));
        Onboarding.approve(page);

        assertThat(cause(page)).containsText("aws_elasticache_replication_group", containing());
        saysWhatToDo(page);
        looksRight(page, "incident");
        looksRightInGerman(page, "Noch einmal versuchen", "incident");
        leadsToTheLineThatFailed(page, number);
        leadsToTheRunbook(page);

        correct(page, number, "People expected", field -> field.fill("30"));
        staysWithinTheApproval(page, number);
        correct(page, number, "Size", field -> choose(page, field, "S · up to about 50 people"));
        asksSomebodyElse(page, number);

        var second = viewer().signInAs("Ada Baumann").open("/runs/" + number);
        Onboarding.approve(second);
        Onboarding.untilLive(page);
        looksRight(page, "repaired");
        page.open("/tenants?q=elbdampf");
        assertThat(text(page, "Live")).isVisible();
    }

    private static void saysWhatToDo(PortalPage page) {
        Locator card = page.page().locator(".incident");
        assertThat(card).containsText("Who must actThe tenant, in its AWS account");
        assertThat(card).containsText("What to doHave the quota that the run names raised");
        assertThat(card).containsText("“Edit inputs and retry”");
        assertThat(card).containsText("Is a retry safeYes, but it fails again until the cause is gone.");
    }

    private static void leadsToTheLineThatFailed(PortalPage page, long number) {
        page.link("Line in the log").click();
        page.page().waitForURL("**/runs/" + number + "?tab=log&step=infrastructure&line=*");
        Locator line = page.page().locator(".log__line--here");
        assertThat(line).containsText("ClusterQuotaForCustomerExceeded");
        page.keep("incident-line");
        assertThat(line).isInViewport();
        isAccessible(page);
    }

    private static void leadsToTheRunbook(PortalPage page) {
        page.link("Runbook").click();
        assertThat(page.heading()).hasText("Quota");
        assertThat(page.page().locator("article.prose")).containsText("What to do");
        looksRight(page, "runbook");
    }

    private interface Typing {
        void into(Locator field);
    }

    /** From the run's page to the inputs and, once they are planned anew, back to it. */
    private static void correct(PortalPage page, long number, String label, Typing typing) {
        page.open("/runs/" + number);
        page.link("Edit inputs and retry").click();
        Locator field = page.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
        typing.into(field);
        field.blur();
        looksRight(page, "correct-" + label.replaceAll(" .*", ""));
        page.button("Plan anew").click();
        page.page().waitForURL("**/runs/" + number);
    }

    private static void choose(PortalPage page, Locator select, String choice) {
        select.click();
        page.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(choice))
                .click();
    }

    /** It goes on by itself, and fails again, since what stood in its way still does. */
    private static void staysWithinTheApproval(PortalPage page, long number) {
        page.open("/runs/" + number + "?tab=history");
        Locator history = page.page().locator(".history > li");
        assertThat(history.filter(having("New plan stays within the approval"))).hasCount(1, patiently());
        assertThat(history.filter(having("Incident"))).hasCount(2, patiently());
        assertThat(history.getByText("Approved", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(1);
        page.keep("history");
        isAccessible(page);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** What is built already would be destroyed, with a secret in it: that was not approved, and may not be by who asked for it. */
    private static void asksSomebodyElse(PortalPage page, long number) {
        page.open("/runs/" + number);
        assertThat(page.page().getByText("Needs a second person because data would be lost"))
                .isVisible(within(LONGEST));
        assertThat(page.button("Approve and run")).isDisabled();
        looksRight(page, "replanned");
    }

    private static HasCountOptions patiently() {
        return new HasCountOptions().setTimeout(LONGEST);
    }
}
