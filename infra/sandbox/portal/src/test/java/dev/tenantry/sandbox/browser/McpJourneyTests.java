package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.standins.AgencyMcpStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The catalogue in a real browser: the agency's own server is asked and approved while the page stays open (R4.2, R4.3). */
@ContextConfiguration(initializers = McpJourneyTests.Agency.class)
class McpJourneyTests extends Journey {

    private static final AgencyMcpStandIn AGENCY = StandIn.listening(new AgencyMcpStandIn(Place.ofTest(Map.of())));

    static final class Agency implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "tenantry.mcp.agency-address=" + AGENCY.address(),
                            "tenantry.egress.allowed-hosts=127.0.0.1")
                    .applyTo(context);
        }
    }

    @Test
    void operator_asks_the_agencys_server_for_its_tools_and_approves_them() {
        var page = viewer().signInAs("Oleg Petrov").open("/mcp");
        assertThat(Onboarding.text(page, "Never asked")).isVisible();
        looksRight(page, "mcp-servers");
        page.link("Agency").first().click();
        page.button("Ask for its tools").click();
        assertThat(Onboarding.text(page, "It answered and lists 2 tools.")).isVisible();
        assertThat(Onboarding.text(page, "find_person")).isVisible();
        looksRight(page, "mcp-server");

        page.button("Approve these 2 tools").click();
        assertThat(Onboarding.text(page, "Approved")).isVisible();
        assertThat(page.button("Approve these 2 tools")).hasCount(0);

        AGENCY.offer("{\"name\":\"find_person\",\"inputSchema\":{\"type\":\"object\"}}");
        page.button("Ask for its tools").click();
        assertThat(Onboarding.text(page, "Changed since approval")).isVisible();
        looksRight(page, "mcp-server-changed");
        isAccessibleAndFitsATelephone(page.page().url().replaceAll("^https?://[^/]+", ""));
    }

    @Test
    void what_stands_against_a_server_is_said_at_its_fields() {
        var page = viewer().signInAs("Oleg Petrov").open("/mcp/new");
        page.button("Register server").click();
        assertThat(page.page().getByText("Nothing was registered: 3 things have to be put right."))
                .isVisible();
        looksRight(page, "mcp-new");
    }

    private void isAccessibleAndFitsATelephone(String path) {
        var page = viewer(360, 740, "de-DE", ColorScheme.DARK)
                .signInAs("Ada Baumann")
                .open(path);
        assertThat(Onboarding.text(page, "Seit der Freigabe verändert")).isVisible();
        page.keep("mcp-server-narrow");
        fitsItsWidth(page);
        isAccessible(page);
    }
}
