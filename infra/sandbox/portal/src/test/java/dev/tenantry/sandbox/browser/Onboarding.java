package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** From the wizard's first field to a live tenant, as an operator does it. */
final class Onboarding {

    private static final double LONGEST_PLAN = 180_000;
    private static final double LONGEST_RUN = 600_000;

    /** Counted: everything that somebody must type for a tenant (R5.4). */
    private static final List<Map<String, String>> INPUTS = List.of(
            Map.of(
                    "Name", "Nordwind",
                    "Legal name", "Nordwind Logistik GmbH",
                    "Street and number", "Speicherstadt 7",
                    "Postal code", "20457",
                    "City", "Hamburg"),
            Map.of(
                    "Administrator", "Nele Nord",
                    "Administrator's e-mail", "nele@nordwind.example",
                    "Data-processing agreement", "DPA-2026-17"),
            Map.of("Short name", "nordwind", "AWS account", "210987654321"));

    /** What is typed for another tenant, step by step. */
    static List<Map<String, String>> inputs(String slug, String account) {
        Map<String, String> infrastructure = Map.of("Short name", slug, "AWS account", account);
        return List.of(INPUTS.getFirst(), INPUTS.get(1), infrastructure);
    }

    /** These steps hold what usually fits. */
    static final List<String> WITH_USUAL_VALUES =
            List.of("Size, data and sign-in", "MCP tools", "Maintenance and tags");

    private Onboarding() {}

    /** Fills in the wizard; its last page is shown when it returns. */
    static void fillIn(PortalPage page) {
        fillIn(page, step -> {});
    }

    /** @param filled told the number of each step, from 1, when it is filled in */
    static void fillIn(PortalPage page, IntConsumer filled) {
        assertThatInputsAreFew();
        page.open("/tenants");
        page.button("New tenant").click();
        page.page()
                .getByText("Begin", new Page.GetByTextOptions().setExact(true))
                .click();
        int step = 1;
        for (Map<String, String> inputs : INPUTS) {
            assertThat(page.field(inputs.keySet().iterator().next()).first()).isVisible();
            inputs.forEach((label, value) -> {
                Locator field = page.page()
                        .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                        .first();
                field.fill(value);
                field.blur();
            });
            if (inputs.containsKey("AWS account")) {
                assertOneActInTheConsole(page, inputs.getOrDefault("Short name", ""));
            }
            filled.accept(step++);
            page.button("Save and continue").click();
        }
        for (String heading : WITH_USUAL_VALUES) {
            assertThat(card(page, heading)).isVisible();
            filled.accept(step++);
            page.button("Save and continue").click();
        }
        assertThat(card(page, "Review")).isVisible();
        assertThat(page.button("Submit and plan")).isEnabled();
    }

    /** Submits what was filled in, and leads to the run's page; its plan is shown when it returns. */
    static void submit(PortalPage page) {
        page.button("Submit and plan").click();
        openTheRun(page);
        assertThat(page.button("Approve and run")).isVisible(within(LONGEST_PLAN));
    }

    static void approve(PortalPage page) {
        page.button("Approve and run").click();
        page.page()
                .locator("vaadin-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve and run"))
                .click();
    }

    /** Waits for the tenant to be live; fails with the incident's cause if there is one. */
    static void untilLive(PortalPage page) {
        Locator end = text(page, "Succeeded")
                .or(page.page().locator(".incident__cause"))
                .first();
        assertThat(end).isVisible(within(LONGEST_RUN));
        assertThat(end).hasText("Succeeded");
    }

    /** What the runner printed inside the tenant's network stands in its steps' logs; afterwards the run's page shows one. */
    static void showsWhatTheRunnerPrinted(PortalPage page) {
        String run = page.page().url().replaceAll("^https?://[^/]+|\\?.*$", "");
        page.open(run + "?tab=log&step=verification");
        assertThat(text(page, "trying chat")).isVisible();
        page.open(run + "?tab=log&step=application");
        assertThat(text(page, "helm has ended with 0")).isVisible();
    }

    private static void assertThatInputsAreFew() {
        org.assertj.core.api.Assertions.assertThat(
                        INPUTS.stream().mapToInt(Map::size).sum())
                .isLessThanOrEqualTo(10);
    }

    /** Counted: the customer's one act in the AWS console, with everything filled in that it asks for (R5.4). */
    private static void assertOneActInTheConsole(PortalPage page, String slug) {
        Locator link = page.page().locator("a[href*='console.aws.amazon.com']");
        assertThat(link).hasCount(1);
        assertThat(link).hasText("Quick-create link for the customer");
        String externalId = page.page().url().replaceAll(".*/tenants/new/([0-9a-f-]{36}).*", "$1");
        String address = URLDecoder.decode(link.getAttribute("href"), StandardCharsets.UTF_8);
        org.assertj.core.api.Assertions.assertThat(address)
                .startsWith("https://console.aws.amazon.com/cloudformation/home?region=eu-central-1"
                        + "#/stacks/quickcreate?templateURL=https://")
                .containsOnlyOnce("/tenant-account.yaml&stackName=tenantry-bootstrap&")
                .containsOnlyOnce("param_TenantSlug=" + slug)
                .containsOnlyOnce("param_ExternalId=" + externalId)
                .containsOnlyOnce("param_ControlPlanePrincipal=arn:aws:iam::123456789012:role/tenantry-portal");
    }

    /** The step's own heading; its name stands in the list of steps, too. */
    static Locator card(PortalPage page, String heading) {
        return page.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    /** The tenant's page leads there, or we are there already. */
    private static void openTheRun(PortalPage page) {
        page.page().waitForURL("**/tenants/*");
        page.page().locator("a[href*='runs/']").first().click();
        page.page().waitForURL("**/runs/*");
    }

    static Locator text(PortalPage page, String text) {
        return page.page()
                .getByText(text, new Page.GetByTextOptions().setExact(true))
                .first();
    }

    static LocatorAssertions.IsVisibleOptions within(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }
}
