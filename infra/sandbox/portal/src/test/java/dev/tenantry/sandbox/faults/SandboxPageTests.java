package dev.tenantry.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.sandbox.SandboxFixture;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.Switch;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.ContextConfiguration;

/** The sandbox's page with real stand-ins behind it. */
@SandboxFixture
@ContextConfiguration(initializers = StandInsFixture.class)
class SandboxPageTests extends SpringBrowserlessTest {

    @BeforeEach
    void nothing_is_set() {
        StandInsFixture.clear();
    }

    private void open(String query) {
        navigate("settings", Component.class);
        UI.getCurrentOrThrow().navigate("sandbox", QueryParameters.fromString(query));
    }

    private String row(String standIn) {
        return $(ListItem.class).all().stream()
                .map(row -> row.getElement().getTextRecursively())
                .filter(text -> text.startsWith(standIn))
                .findFirst()
                .orElse("");
    }

    private String page() {
        return $(Span.class).all().stream().map(Span::getText).collect(Collectors.joining("\n"));
    }

    @SuppressWarnings("unchecked") // what it holds is not looked at
    private Select<Object> choice(String label) {
        return $(Select.class).withPropertyValue(Select::getLabel, label).single();
    }

    private void press(String button) {
        test($(Button.class).withText(button).first()).click();
    }

    private static int statusOfTeams() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(StandInsFixture.LITELLM.url() + "/v2/team/list"))
                                    .timeout(Duration.ofSeconds(10))
                                    .header("authorization", "Bearer k")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    @AsDemo("sandbox-oleg")
    void shows_each_stand_in_with_its_state_and_one_that_is_away_as_such() {
        StandInsFixture.LITELLM.set(Switch.lasting(Fault.DOWN, "POST /team"));
        open("");
        assertThat($(H1.class).single().getText()).isEqualTo("Sandbox");
        assertThat(row("LiteLLM")).contains("1 fault set", "Down (503)", "only POST /team", "Temporary failure");
        assertThat(row("Agency MCP server")).contains("Works");
        assertThat(row("Qdrant")).contains("Does not answer", "process does not run");
        assertThat(row("Lago")).contains("Does not answer", "does not take this sandbox’s token");
    }

    @Test
    @AsDemo("sandbox-oleg")
    void sets_a_fault_that_the_stand_in_then_plays_and_clears_it() throws Exception {
        open("system=litellm");
        assertThat(statusOfTeams()).isEqualTo(200);
        test(choice("What goes wrong")).selectItem("Too many requests (429)");
        press("Set the fault");
        assertThat(statusOfTeams()).isEqualTo(429);
        assertThat(row("LiteLLM")).contains("Too many requests (429)", "until cleared");

        press("Clear");
        assertThat(statusOfTeams()).isEqualTo(200);
        assertThat(row("LiteLLM")).contains("Works");
    }

    @Test
    @AsDemo("sandbox-ada")
    void sets_several_faults_and_clears_all_of_them_at_once() throws Exception {
        open("system=litellm");
        test(choice("What goes wrong")).selectItem("A page instead of JSON");
        test($(TextField.class).single()).setValue("GET /key");
        press("Set the fault");
        test(choice("What goes wrong")).selectItem("Its database is away");
        test($(TextField.class).single()).setValue("");
        press("Set the fault");
        assertThat(row("LiteLLM")).contains("2 faults set");
        assertThat(statusOfTeams()).isEqualTo(500);

        press("Clear all faults");
        assertThat(statusOfTeams()).isEqualTo(200);
        assertThat(page()).contains("Nothing goes wrong on purpose any more.");
    }

    @Test
    @AsDemo("sandbox-oleg")
    void offers_only_what_a_stand_in_can_play() {
        open("system=agency-mcp");
        assertThat(test(choice("What goes wrong")).getSuggestionItems())
                .contains(StandInFault.CHANGED_TOOL)
                .doesNotContain(StandInFault.NO_DATABASE);
    }

    @Test
    @AsDemo("sandbox-sue")
    void lets_support_look_and_change_nothing() {
        StandInsFixture.LITELLM.set(Switch.lasting(Fault.DOWN, ""));
        open("");
        assertThat(row("LiteLLM")).contains("Down (503)");
        assertThat($(Button.class).withText("Clear").all()).isEmpty();
        assertThat($(Select.class).all()).isEmpty();
    }

    @Test
    @AsDemo("sandbox-tom")
    void tells_a_tenants_administrator_what_is_real_and_nothing_of_the_providers_systems() {
        open("");
        assertThat(row("Terraform")).contains("Real");
        assertThat(row("LiteLLM")).contains("Simulated").doesNotContain("127.0.0.1");
        assertThat($(Anchor.class).all()).noneMatch(link -> link.getText().equals("Sandbox"));
    }

    @Test
    @AsDemo("sandbox-oleg")
    void says_in_the_footer_what_the_scripts_said_is_there() {
        open("");
        assertThat(page())
                .contains("Sandbox · real: Terraform · simulated: AWS (emulator), LiteLLM, Open WebUI"
                        + " · not there: Helm, Kubernetes, Lago, Keycloak, Ollama, Qdrant, MCP");
    }

    @Test
    @AsDemo("sandbox-oleg")
    void says_in_the_header_how_much_is_real_and_names_it() {
        open("");
        Anchor mark = $(Anchor.class).withClassName("bar__sandbox").single();
        assertThat(mark.getElement().getTextRecursively()).isEqualTo("Sandbox1 real, 3 simulated, 7 not there");
        assertThat(mark.getElement().getAttribute("aria-description"))
                .isEqualTo("Sandbox · real: Terraform · simulated: AWS (emulator), LiteLLM, Open WebUI"
                        + " · not there: Helm, Kubernetes, Lago, Keycloak, Ollama, Qdrant, MCP");
    }

    @Test
    @AsDemo("sandbox-oleg")
    void speaks_german() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        open("");
        assertThat(row("Qdrant")).contains("Antwortet nicht");
        assertThat(page()).contains("Simuliert").doesNotContain("!");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void knows_every_fault_that_a_stand_in_can_have(Fault fault) {
        assertThat(Stream.of(StandInFault.values()).map(Enum::name)).contains(fault.name());
    }
}
