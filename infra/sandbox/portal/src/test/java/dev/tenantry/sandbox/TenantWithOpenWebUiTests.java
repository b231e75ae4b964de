package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.register.Field;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.ContextConfiguration;

/**
 * A tenant of the sandbox whose assistant is Open WebUI itself, in the environment that the deployed chart gives its container
 * ({@code ./portal verify open-webui}).
 */
@SandboxFixture
@ContextConfiguration(initializers = {SandboxFixture.OnTestDatabase.class, World.OnOpenWebUi.class})
@Tag("long")
@Tag("open-webui")
class TenantWithOpenWebUiTests extends OperatorAtWork {

    @Value("${tenantry.runner.assistant-address}")
    private String address;

    @BeforeAll
    static void needs_what_the_real_run_needs() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }

    @Test
    void tenant_reaches_live_and_its_assistant_is_open_webui_itself() throws Exception {
        TenantId tenant = drafts.beginWith(filledIn("ostwind").with(Field.ACCOUNT_ID, "710987654321"));
        RunId run = submit(tenant);
        approve(tenant, run);
        Run done = await(tenant, run, RunState.SUCCEEDED);

        assertThat(tenant(tenant).state()).isInstanceOf(TenantState.Live.class);
        String page = body("");
        assertThat(page).as("the stand-in has no pages").contains("_app/immutable");
        assertThat(body("/api/config")).contains("\"enable_signup\":false").doesNotContain("onboarding\":true");
        assertThat(done.steps()).anySatisfy(step -> {
            assertThat(step.key().name()).isEqualTo("verification");
            assertThat(step.outputs().values()).isNotEmpty();
        });
    }

    private String body(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address.replace("{slug}", "ostwind") + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
