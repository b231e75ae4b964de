package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.portal.Browser;
import dev.tenantry.portal.FakeProvider;
import dev.tenantry.portal.PortalFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A portal that has lost its sessions, as each start of it does, does not make its people look for a button (R5.6). */
@PortalFixture
class ComingBackTests {

    private static final String SESSION = "__Host-tenantry";
    private static final String WAY = "/oauth2/authorization/keycloak";
    private static final String PAGE = "/audit?act=person.";

    private final int port;
    private final SignsIn visitor;
    private final Browser browser;

    ComingBackTests(@LocalServerPort int port, @Autowired FakeProvider provider) {
        this.port = port;
        this.visitor = new SignsIn(provider);
        this.browser = new Browser(port);
    }

    @BeforeEach
    void signedIn() {
        visitor.signIn(browser, "AUDITOR", "back");
        assertThat(SignsIn.isIn(browser)).isTrue();
    }

    @Test
    void leads_on_by_the_way_by_which_somebody_was_signed_in_and_back_to_the_page() {
        browser.with(SESSION, "of-a-portal-that-is-gone");
        assertThat(asked(PAGE)).endsWith(WAY);
        assertThat(Browser.location(visitor.signIn(browser, "AUDITOR", "back")))
                .isEqualTo("http://127.0.0.1:" + port + PAGE);
        browser.with(SESSION, "of-another-one");
        assertThat(asked(PAGE)).as("it works each time").endsWith(WAY);
    }

    @Test
    void asks_when_that_was_just_tried() {
        browser.with(SESSION, "of-a-portal-that-is-gone");
        assertThat(asked(PAGE)).endsWith(WAY);
        assertThat(asked(PAGE)).endsWith("/sign-in");
    }

    @Test
    void second_tab_comes_back_beside_the_first() {
        browser.with(SESSION, "of-a-portal-that-is-gone");
        assertThat(asked(PAGE)).endsWith(WAY);
        assertThat(asked("/settings")).endsWith(WAY);
        visitor.signIn(browser, "AUDITOR", "back");
        assertThat(Browser.location(browser.get("/login/oauth2/code/keycloak?code=late&state=of-the-other-tab")))
                .as("it is in by now")
                .endsWith("/");
        assertThat(SignsIn.isIn(browser)).isTrue();
    }

    @Test
    void asks_who_has_signed_out() {
        var token = browser.get("/settings").body().replaceAll("(?s).*name=\"_csrf\" content=\"([^\"]+)\".*", "$1");
        browser.post("/logout", "_csrf=" + SignsIn.encode(token));
        assertThat(asked(PAGE)).endsWith("/sign-in");
    }

    @Test
    void asks_who_was_not_let_in() {
        browser.with(SESSION, "of-a-portal-that-is-gone");
        visitor.signIn(browser, "somebody-else", "unknown");
        browser.with(SESSION, "of-another-one");
        assertThat(asked(PAGE)).endsWith("/sign-in");
    }

    @Test
    void leads_nowhere_but_to_its_own_ways_in() {
        browser.with(SESSION, "of-a-portal-that-is-gone").with("tenantry-signed-in", "https://elsewhere.example/");
        assertThat(asked(PAGE)).endsWith("/sign-in").doesNotContain("elsewhere");
    }

    private String asked(String page) {
        return Browser.location(browser.get(page));
    }
}
