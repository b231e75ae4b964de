package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tenantry.sandbox.DemoCompared;
import dev.tenantry.sandbox.DemoTold;
import dev.tenantry.sandbox.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * The tour of {@code docs/tour.md}, walked from its first to its last line among the demo tenants; its pictures are taken here.
 * {@code -Dapprove} puts them into {@code docs/tour}.
 */
@Tag("long")
@ContextConfiguration(initializers = World.class)
@TestPropertySource(properties = "tenantry.sandbox.demo-tenants=true")
class TourTests extends Journey {

    private static final double UNTIL_ALL_IS_TOLD = 1_200_000;
    private static final double LONGEST_RUN = 600_000;
    private static final Path TAKEN = Path.of("target/screenshots");
    private static final Path SHOWN = Path.of("../../../docs/tour");

    private static final List<String> PICTURES =
            List.of("tour-overview", "tour-incident", "tour-sandbox", "tour-plan", "tour-cancel", "tour-tenants");

    private static final Set<String> LIVE =
            Set.of("Acme", "Kanzlei Berger", "Stadtwerke Linden", "Fährmann", "Weber & Söhne");

    @Autowired
    private ApplicationContext portal;

    @BeforeAll
    static void needs_what_true_runs_need() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }

    @Test
    void newcomer_meets_failure_retry_approval_and_cancel() throws IOException {
        var page = viewer().signInAs("Oleg Petrov");
        page.page()
                .waitForCondition(
                        () -> DemoTold.all(portal), new Page.WaitForConditionOptions().setTimeout(UNTIL_ALL_IS_TOLD));
        org.assertj.core.api.Assertions.assertThat(DemoTold.stands(portal))
                .as(DemoTold.incidents(portal))
                .isEqualTo(DemoTold.AT_THE_END);
        page.open("/");
        page.keep("tour-overview");
        failureIsRepairedAndRetried(page);
        planIsReadAndApproved(page);
        slowRunIsCancelledAndRolledBack(page);
        page.open("/tenants");
        page.keep("tour-tenants");
        auditIsVerified();
        show();
        everybodyWhoIsLiveIsAsAgreed();
    }

    /** As the stories and the tour have left them: all but the one that was rolled back (R6.2). */
    private void everybodyWhoIsLiveIsAsAgreed() {
        Awaitility.await()
                .atMost(Duration.ofMillis((long) LONGEST_RUN))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> DemoTold.stands(portal).get("Weber & Söhne"), "SUCCEEDED"::equals);
        var asAgreed = LIVE.stream().collect(Collectors.toMap(name -> name, name -> List.<String>of()));
        org.assertj.core.api.Assertions.assertThat(DemoCompared.differences(portal))
                .as("as they were built")
                .isEqualTo(asAgreed);
        World.emulatorBeginsAnew();
        org.assertj.core.api.Assertions.assertThat(DemoCompared.differences(portal))
                .as("as the emulator was told again")
                .isEqualTo(asAgreed);
    }

    private static void failureIsRepairedAndRetried(PortalPage page) {
        openRunOf(page, "Fährmann");
        assertThat(page.page().locator(".incident__cause")).containsText("quota");
        page.keep("tour-incident");
        String run = page.page().url();
        page.open("/sandbox");
        Locator heal = page.button("Heal the cluster of Fährmann");
        heal.scrollIntoViewIfNeeded();
        page.keep("tour-sandbox");
        heal.click();
        page.page().navigate(run);
        page.button("Retry").click();
        assertThat(text(page, "Succeeded")).isVisible(within(LONGEST_RUN));
    }

    private static void planIsReadAndApproved(PortalPage page) {
        openRunOf(page, "Weber & Söhne");
        page.keep("tour-plan");
        page.button("Approve and run").click();
        confirm(page, "Approve and run");
        assertThat(text(page, "Running")).isVisible();
    }

    private void slowRunIsCancelledAndRolledBack(PortalPage page) {
        openRunOf(page, "Klinik Hofmann");
        page.button("Cancel run").click();
        confirm(page, "Cancel run");
        assertThat(page.button("Roll back")).isVisible(within(LONGEST_RUN));
        page.keep("tour-cancel");
        page.button("Roll back").click();
        page.page().locator("vaadin-dialog").getByRole(AriaRole.TEXTBOX).fill("The customer has gone");
        confirm(page, "Ask to roll back");
        assertThat(page.button("Take back")).isVisible();
        var second = viewer().signInAs("Ada Baumann");
        second.open(java.net.URI.create(page.page().url()).getPath());
        second.button("Confirm the rollback").click();
        second.page().locator("vaadin-dialog").getByRole(AriaRole.TEXTBOX).fill("Klinik Hofmann");
        confirm(second, "Confirm the rollback");
        assertThat(text(page, "Rolled back")).isVisible(within(LONGEST_RUN));
    }

    private void auditIsVerified() {
        var auditor = viewer().signInAs("Aylin Demir");
        auditor.open("/audit");
        auditor.button("Verify chain").first().click();
        assertThat(auditor.page().getByText("The chain is whole").first()).isVisible();
    }

    private static void openRunOf(PortalPage page, String slug) {
        page.open("/tenants?q=" + slug);
        page.page()
                .locator("a[href*='tenants/']")
                .filter(new Locator.FilterOptions().setHasNotText("New"))
                .first()
                .click();
        page.page().waitForURL(Pattern.compile(".*/tenants/[0-9a-f-]{36}.*"));
        page.page().locator("a[href*='runs/']").first().click();
        page.page().waitForURL("**/runs/*");
    }

    private static void confirm(PortalPage page, String act) {
        page.page()
                .locator("vaadin-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(act))
                .click();
    }

    private static Locator text(PortalPage page, String text) {
        return page.page()
                .getByText(text, new Page.GetByTextOptions().setExact(true))
                .first();
    }

    private static LocatorAssertions.IsVisibleOptions within(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }

    private static void show() throws IOException {
        if (System.getProperty("approve") == null) {
            return;
        }
        Files.createDirectories(SHOWN);
        for (String picture : PICTURES) {
            Files.copy(
                    TAKEN.resolve(picture + ".png"),
                    SHOWN.resolve(picture.replace("tour-", "") + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
