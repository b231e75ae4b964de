package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.portal.Browser;
import dev.tenantry.portal.FakeProvider;
import dev.tenantry.portal.PortalFixture;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes over the wire. */
@PortalFixture
class HttpTests {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final Browser browser;

    HttpTests(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @Test
    void starts_and_answers_although_the_identity_provider_was_silent() {
        assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(browser.get("/actuator/health/liveness").body()).contains("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/settings",
                "/portal/css/base.css",
                "/brand/favicon",
                "/api/x",
                "/actuator/health"
            })
    void guards_every_answer_with_the_same_headers(String path) {
        var response = browser.get(path);
        ALWAYS.forEach(
                (name, value) -> assertThat(header(response, name)).as(name).isEqualTo(value));
        assertThat(header(response, "Permissions-Policy")).contains("camera=()", "geolocation=()", "microphone=()");
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/api/x"})
    void closes_in_the_content_policy_all_that_vaadin_does_not_need(String path) {
        assertThat(header(browser.get(path), "Content-Security-Policy").split("; "))
                .contains(
                        "default-src 'none'",
                        "connect-src 'self'",
                        "object-src 'none'",
                        "base-uri 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'");
    }

    @Test
    void keeps_pages_out_of_caches_and_static_files_in_them() {
        assertThat(header(browser.get("/sign-in"), "Cache-Control")).contains("no-store");
        assertThat(header(browser.get("/portal/css/base.css"), "Cache-Control")).doesNotContain("no-store");
    }

    @Test
    void marks_the_session_cookie_for_https_and_for_no_script() {
        assertThat(header(browser.get("/sign-in"), "Set-Cookie"))
                .startsWith("__Host-tenantry=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void tells_browsers_on_https_to_stay_there() {
        var response = browser.get("/sign-in", "X-Forwarded-Proto", "https");
        assertThat(header(response, "Strict-Transport-Security")).contains("max-age=63072000", "includeSubDomains");
    }

    @Test
    void begins_sign_in_with_a_proof_key_a_state_and_a_nonce() {
        var response = browser.get("/oauth2/authorization/keycloak");
        var asked = FakeProvider.form(Browser.location(response).split("\\?", 2)[1]);
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "tenantry-portal")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce");
    }

    @Test
    void refuses_a_request_that_changes_something_without_the_pages_token() {
        assertThat(browser.post("/logout", "").statusCode()).isEqualTo(403);
    }

    @Test
    void sends_machines_without_a_token_a_problem_and_no_redirect() {
        var response = browser.get("/api/v1/tenants");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    @Test
    void tells_figures_to_the_client_of_the_settings_which_may_do_nothing_else() {
        assertThat(browser.machine("GET", "/actuator/prometheus", "role.none")).isEqualTo(200);
        assertThat(browser.machine("GET", "/api/v1/tenants", "role.none")).isEqualTo(403);
        assertThat(browser.machine("GET", "/actuator/prometheus", "role.another"))
                .isEqualTo(403);
    }

    @Test
    void opens_nothing_of_the_sandbox() {
        assertThat(getClass().getResource("/dev/tenantry/sandbox"))
                .as("on the class path of production")
                .isNull();
        assertThat(browser.post("/login/demo", "subject=sandbox-ada").statusCode())
                .isEqualTo(403);
        assertThat(Browser.location(browser.get("/login/demo"))).endsWith("/sign-in");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
