package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.tenantry.sandbox.World;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

/** The same on a machine with neither Terraform nor the AWS emulator: on nothing but what this project brings along. */
@ContextConfiguration(initializers = World.Bare.class)
class BareOnboardingJourneyTests extends Journey {

    @Test
    void operator_brings_a_tenant_to_life_without_terraform_and_without_the_emulator() {
        var page = viewer().signInAs("Oleg Petrov");
        Onboarding.fillIn(page);
        Onboarding.submit(page);
        Onboarding.approve(page);
        Onboarding.untilLive(page);
        page.keep("bare-run-succeeded");
        Onboarding.showsWhatTheRunnerPrinted(page);
        page.keep("bare-run-log");
        page.open("/tenants");
        assertThat(Onboarding.text(page, "Live")).isVisible();
        assertThat(page.page().locator("footer")).containsText("simulated: Terraform, AWS, Helm");
    }
}
