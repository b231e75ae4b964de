package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.portal.Browser;
import dev.tenantry.portal.FakeProvider;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The limits of sign-in, in the chain that every request goes through. */
@PortalFixture
@TestPropertySource(properties = "tenantry.sessions.attempts=4")
@Import(SessionLimitsTests.Time.class)
class SessionLimitsTests {

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        SettableClock clock() {
            return new SettableClock(Instant.now());
        }
    }

    private final int port;
    private final SettableClock clock;
    private final SignsIn visitor;

    SessionLimitsTests(@LocalServerPort int port, @Autowired SettableClock clock, @Autowired FakeProvider provider) {
        this.port = port;
        this.clock = clock;
        this.visitor = new SignsIn(provider);
    }

    @BeforeEach
    void forget_the_attempts_of_the_test_before() {
        clock.pass(Duration.ofMinutes(2));
    }

    @Test
    void signs_out_whoever_came_in_ten_hours_ago_however_busy() {
        var browser = new Browser(port);
        visitor.signIn(browser, "OPERATOR", "l1");
        for (int hour = 1; hour < 10; hour++) {
            clock.pass(Duration.ofHours(1));
            assertThat(SignsIn.isIn(browser)).as("after %d hours", hour).isTrue();
        }
        clock.pass(Duration.ofHours(1));
        var response = browser.get("/settings");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).endsWith("/sign-in?reason=EXPIRED");
        assertThat(Browser.location(browser.get("/settings"))).as("told once").endsWith("/sign-in");
        visitor.signIn(browser, "OPERATOR", "l2");
        assertThat(SignsIn.isIn(browser)).as("a new sign-in begins a new day").isTrue();
    }

    @Test
    void makes_whoever_begins_too_many_sign_ins_wait_for_a_minute_and_nothing_else() {
        var browser = new Browser(port);
        for (int attempt = 1; attempt <= 4; attempt++) {
            assertThat(browser.get("/oauth2/authorization/keycloak").statusCode())
                    .isEqualTo(302);
        }
        var fifth = browser.get("/oauth2/authorization/keycloak", "Accept", "text/html", "Accept-Language", "en");
        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(fifth.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 61L);
        assertThat(fifth.body()).contains("Wait for a minute").doesNotContain("The address is wrong");
        assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(1));
        visitor.signIn(browser, "SUPPORT", "l3");
        assertThat(SignsIn.isIn(browser)).isTrue();
    }
}
