package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.TenantryPortal;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.peers.RealPeer;
import dev.tenantry.people.Founding;
import dev.tenantry.people.People;
import dev.tenantry.portal.Browser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.util.HtmlUtils;

/** Sign-in and both ways of signing out with the real Keycloak and the realm that is shipped. */
@Tag("long")
@Tag("real-keycloak")
@SpringBootTest(
        classes = TenantryPortal.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tenantry.sessions.attempts=10000",
            "tenantry.secrets.key-file=target/real-keycloak/key",
            "tenantry.home=target/real-keycloak"
        })
@ContextConfiguration(initializers = RealKeycloakSignInTests.OnRealKeycloak.class)
class RealKeycloakSignInTests {

    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*action=\"([^\"]+)\"");
    private static final Duration LONGEST_CALL_BACK = Duration.ofSeconds(20);

    private final RealPeer peer = RealPeer.named("keycloak");
    private final RealKeycloakRealm realm = new RealKeycloakRealm(peer);
    private final String password = UUID.randomUUID().toString();
    private final String email = "ada-" + UUID.randomUUID() + "@operator.example";
    private final int port;
    private final Founding founding;
    private String subject = "";

    RealKeycloakSignInTests(@LocalServerPort int port, @Autowired Founding founding) {
        this.port = port;
        this.founding = founding;
    }

    /** The portal as docs/operations/keycloak.md sets it up. */
    static final class OnRealKeycloak implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            RealPeer peer = RealPeer.named("keycloak");
            String issuer = peer.get("tenantry.keycloak.url") + "/realms/" + peer.get("tenantry.keycloak.realm");
            String protocol = issuer + "/protocol/openid-connect";
            TestPropertyValues.of(TestDatabase.create().settings()).applyTo(context);
            TestPropertyValues.of(
                            "tenantry.oidc.issuer=" + issuer,
                            "tenantry.oidc.authorization-uri=" + protocol + "/auth",
                            "tenantry.oidc.token-uri=" + protocol + "/token",
                            "tenantry.oidc.jwk-set-uri=" + protocol + "/certs",
                            "tenantry.oidc.end-session-uri=" + protocol + "/logout",
                            "tenantry.oidc.client-secret=" + peer.secret("tenantry.keycloak.portal-client-secret-file"))
                    .applyTo(context);
        }
    }

    @BeforeEach
    void moveIn() {
        realm.portalAt("http://127.0.0.1:" + port);
        subject = realm.person(email, password);
        founding.person(
                new PersonId(UUID.fromString(subject)),
                new People.Data(subject, "Ada", email),
                new Membership(Role.OPERATOR, null));
    }

    @Test
    void lets_a_known_person_in_and_out_at_both_ends() {
        var browser = new Browser(port);
        assertThat(signIn(browser)).isEqualTo("http://127.0.0.1:" + port + "/");
        assertThat(isIn(browser)).isTrue();

        var token = browser.get("/settings").body().replaceAll("(?s).*name=\"_csrf\" content=\"([^\"]+)\".*", "$1");
        var end = Browser.location(browser.post("/logout", "_csrf=" + token));
        assertThat(isIn(browser)).isFalse();
        assertThat(isAsked(browser))
                .as("asked, while Keycloak still knows the session")
                .isFalse();
        assertThat(Browser.location(browser.get(end))).isEqualTo("http://127.0.0.1:" + port + "/");
        assertThat(isAsked(browser)).as("asked after the sign-out at Keycloak").isTrue();
    }

    @Test
    void ends_the_session_here_when_it_is_ended_at_keycloak() {
        var browser = new Browser(port);
        signIn(browser);
        assertThat(isIn(browser)).isTrue();
        realm.signOut(subject);
        assertThat(within(LONGEST_CALL_BACK, () -> !isIn(browser))).isTrue();
    }

    @Test
    void keeps_out_whom_only_keycloak_knows() {
        var stranger = "stranger@elsewhere.example";
        realm.person(stranger, password);
        assertThat(signIn(new Browser(port), stranger)).endsWith("/sign-in?reason=UNKNOWN_PERSON");
    }

    private String signIn(Browser browser) {
        return signIn(browser, email);
    }

    /** Where the portal leads after Keycloak's own form was filled in. */
    private String signIn(Browser browser, String name) {
        var form = FORM.matcher(askKeycloak(browser).body());
        assertThat(form.find()).isTrue();
        var answer = browser.post(
                HtmlUtils.htmlUnescape(form.group(1)),
                "username=" + name.replace("@", "%40") + "&password=" + password + "&credentialId=");
        return Browser.location(browser.get(Browser.location(answer)));
    }

    private static HttpResponse<String> askKeycloak(Browser browser) {
        return browser.get(Browser.location(browser.get("/oauth2/authorization/keycloak")));
    }

    /** Whether Keycloak asks who it is, instead of sending back at once whom it knows. */
    private static boolean isAsked(Browser browser) {
        var answer = askKeycloak(browser);
        return answer.statusCode() == 200 && FORM.matcher(answer.body()).find();
    }

    private static boolean isIn(Browser browser) {
        return browser.get("/settings").statusCode() == 200;
    }

    private static boolean within(Duration longest, BooleanSupplier condition) {
        var end = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return true;
    }
}
