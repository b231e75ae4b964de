package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.SignOuts;
import dev.tenantry.portal.Browser;
import dev.tenantry.portal.FakeProvider;
import dev.tenantry.portal.PortalFixture;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sign-in and both ways of signing out, over real HTTP with a provider on loopback. */
@PortalFixture
class OidcSignInTests {

    private final int port;
    private final FakeProvider provider;
    private final SignsIn visitor;

    @Autowired
    private SignOuts told;

    @Autowired
    private SharedSignOuts signOuts;

    OidcSignInTests(@LocalServerPort int port, @Autowired FakeProvider provider) {
        this.port = port;
        this.provider = provider;
        this.visitor = new SignsIn(provider);
    }

    @Test
    void lets_a_known_person_in_under_a_new_session() {
        var browser = new Browser(port);
        var before = session(browser.get("/sign-in"));
        var response = visitor.signIn(browser, "OPERATOR", "s1");
        assertThat(Browser.location(response)).isEqualTo("http://127.0.0.1:" + port + "/");
        assertThat(session(response)).isNotEqualTo(before);
        assertThat(SignsIn.isIn(browser)).isTrue();
    }

    private static String session(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-tenantry="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leads_back_to_the_very_address_that_was_asked_for() {
        var browser = new Browser(port);
        browser.get("/audit?act=person.");
        assertThat(Browser.location(visitor.signIn(browser, "AUDITOR", "s5")))
                .isEqualTo("http://127.0.0.1:" + port + "/audit?act=person.");
        browser.get("/audit?act=person.");
        assertThat(Browser.location(visitor.signIn(browser, "AUDITOR", "s6")))
                .as("asked for once, led to once")
                .isEqualTo("http://127.0.0.1:" + port + "/");
    }

    @Test
    void keeps_out_whom_only_the_provider_knows() {
        var browser = new Browser(port);
        var response = visitor.signIn(browser, "somebody-else", "s2");
        assertThat(Browser.location(response)).endsWith("/sign-in?reason=UNKNOWN_PERSON");
        assertThat(SignsIn.isIn(browser)).isFalse();
    }

    @Test
    void says_that_sign_in_failed_when_the_code_is_not_good() {
        var browser = new Browser(port);
        var asked = SignsIn.begin(browser);
        var response = browser.get(
                "/login/oauth2/code/keycloak?code=stolen&state=" + SignsIn.encode(asked.getOrDefault("state", "")));
        assertThat(Browser.location(response)).endsWith("/sign-in?reason=FAILED");
    }

    @Test
    void signs_out_here_and_at_the_provider() {
        var browser = new Browser(port);
        visitor.signIn(browser, "SUPPORT", "s3");
        var token = browser.get("/settings").body().replaceAll("(?s).*name=\"_csrf\" content=\"([^\"]+)\".*", "$1");
        var response = browser.post("/logout", "_csrf=" + SignsIn.encode(token));
        assertThat(Browser.location(response))
                .startsWith(provider.url() + "/logout?")
                .contains("id_token_hint=", "post_logout_redirect_uri=http");
        assertThat(SignsIn.isIn(browser)).isFalse();
    }

    @Test
    void ends_a_session_at_once_when_the_provider_says_so() {
        var browser = new Browser(port);
        var sid = UUID.randomUUID().toString();
        visitor.signIn(browser, "SUPPORT", sid);
        var answer = new Browser(port)
                .post("/logout/connect/back-channel/keycloak", "logout_token=" + provider.logoutToken(sid));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SignsIn.isIn(browser)).isFalse();
    }

    @Test
    void ends_a_session_that_another_node_was_told_of_and_leaves_who_signs_in_again_in() {
        var browser = new Browser(port);
        var sid = UUID.randomUUID().toString();
        visitor.signIn(browser, "SUPPORT", sid);

        // the way of another node: it writes down what it was told, and has none of these sessions
        told.tell(provider.url(), "tenantry-portal", null, sid);
        signOuts.follow();
        assertThat(SignsIn.isIn(browser)).isFalse();

        visitor.signIn(browser, "SUPPORT", sid);
        signOuts.follow();
        assertThat(SignsIn.isIn(browser)).isTrue();
    }

    @Test
    void tells_the_other_nodes_what_it_was_told() {
        var sid = UUID.randomUUID().toString();
        visitor.signIn(new Browser(port), "SUPPORT", sid);
        new Browser(port).post("/logout/connect/back-channel/keycloak", "logout_token=" + provider.logoutToken(sid));
        assertThat(told.recent()).extracting(SignOuts.SignOut::session).contains(sid);

        var again = new Browser(port);
        visitor.signIn(again, "SUPPORT", sid);
        signOuts.follow();
        assertThat(SignsIn.isIn(again)).as("it has acted on that already").isTrue();
    }

    @Test
    void ends_no_session_for_a_forged_logout() {
        var browser = new Browser(port);
        visitor.signIn(browser, "SUPPORT", "s4");
        var answer = new Browser(port)
                .post("/logout/connect/back-channel/keycloak", "logout_token=" + FakeProvider.forge(provider.url()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(SignsIn.isIn(browser)).isTrue();
    }

    @Test
    void ends_the_oldest_session_of_a_person_who_has_too_many() {
        var first = new Browser(port);
        visitor.signIn(first, "AUDITOR", "a0");
        for (int i = 1; i <= 5; i++) {
            visitor.signIn(new Browser(port), "AUDITOR", "a" + i);
        }
        assertThat(SignsIn.isIn(first)).isFalse();
    }
}
