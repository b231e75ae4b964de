package dev.tenantry.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClient;

/** What the footer says of outside systems, by what a real server answered over the wire. */
class OutsideMemoryTests {

    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");

    private final SettableClock clock = new SettableClock();
    private final OutsideMemory memory = new OutsideMemory(clock);
    private final HttpServer server = listening();
    private final RestClient lago = OutsideHttp.to(
                    OutsideSystem.LAGO,
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .reading(Duration.ofSeconds(2))
            .client();
    private volatile int status = 200;

    private HttpServer listening() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                try (exchange) {
                    var body = "{}".getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() {
        memory.afterPropertiesSet();
    }

    @AfterEach
    void close() {
        memory.destroy();
        server.stop(0);
    }

    private OutsideStatus ask(int answering) {
        status = answering;
        try {
            lago.get().uri("/thing").retrieve().toBodilessEntity();
        } catch (OutsideFailure asExpected) {
            assertThat(answering).isNotEqualTo(200);
        }
        return state(OutsideSystem.LAGO);
    }

    private OutsideStatus state(OutsideSystem system) {
        return memory.lastKnown().stream()
                .filter(known -> known.system() == system)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void system_lives_then_fails_then_is_gone_then_lives_again_and_it_is_known_since_when() {
        assertThat(ask(200)).isEqualTo(new OutsideStatus(OutsideSystem.LAGO, State.LIVE, BEGIN, BEGIN));
        clock.pass(Duration.ofMinutes(1));
        var broken = clock.instant();
        assertThat(ask(500)).isEqualTo(new OutsideStatus(OutsideSystem.LAGO, State.FAILED, broken, broken));
        clock.pass(Duration.ofMinutes(1));
        server.stop(0);
        assertThat(ask(0)).isEqualTo(new OutsideStatus(OutsideSystem.LAGO, State.FAILED, broken, clock.instant()));
    }

    @ParameterizedTest
    @CsvSource({
        "401, LIVE",
        "403, LIVE",
        "404, LIVE",
        "409, LIVE",
        "422, LIVE",
        "429, LIVE",
        "500, FAILED",
        "503, FAILED"
    })
    void whoever_says_no_lives(int answer, State expected) {
        assertThat(ask(answer).state()).isEqualTo(expected);
    }

    @Test
    void system_of_which_nothing_is_wanted_is_unknown_and_tenants_own_are_not_spoken_of() {
        ask(200);
        assertThat(state(OutsideSystem.KEYCLOAK).state()).isEqualTo(State.UNKNOWN);
        assertThat(memory.lastKnown())
                .extracting(OutsideStatus::system)
                .containsExactly(OutsideSystem.LITELLM, OutsideSystem.LAGO, OutsideSystem.KEYCLOAK);
    }

    @Test
    void nothing_is_remembered_after_the_end() {
        memory.destroy();
        assertThat(ask(200).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void says_in_words_which_system_and_claims_nothing_of_what_is_old() {
        ask(503);
        assertThat(words()).contains("LiteLLM not asked yet", "Lago fails, first seen2026-03-01T08:00:00Z");
        clock.pass(Duration.ofMinutes(1));
        ask(404);
        assertThat(words()).contains("Lago answered2026-03-01T08:01:00Z");
        clock.pass(Duration.ofMinutes(11));
        assertThat(words()).contains("Lago not asked lately; answered2026-03-01T08:01:00Z");
    }

    private String words() {
        var badges = new OutsideBadges(clock);
        badges.show(memory.lastKnown());
        assertThat(badges.getChildren()).allSatisfy(each -> assertThat(each).isInstanceOf(StateBadge.class));
        return badges.getElement().getTextRecursively();
    }

    /** Stands still until time passes. */
    private static final class SettableClock extends Clock {

        private Instant now = BEGIN;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
