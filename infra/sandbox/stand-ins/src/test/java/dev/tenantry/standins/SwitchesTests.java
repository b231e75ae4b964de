package dev.tenantry.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.standins.StandIn.Place;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Faults as they are set from outside. */
class SwitchesTests {

    @AutoClose
    private final LiteLlmStandIn gateway = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", "k"))));

    private final Asking caller = Asking.at(gateway.url()).with("authorization", "Bearer k");
    private final Asking sandbox = Asking.withToken(gateway);

    private Asking.Answer set(String switches) {
        return sandbox.ask("PUT", "/__sandbox/switches", switches);
    }

    @Test
    void names_what_it_can_play_and_refuses_the_rest() {
        assertThat(sandbox.get("/__sandbox/faults").text())
                .contains("NO_DATABASE")
                .doesNotContain("CHANGED_TOOL");
        assertThat(set("[{'fault':'CHANGED_TOOL'}]").status()).isEqualTo(400);
        assertThat(set("[{'fault':'EARTHQUAKE'}]").text()).contains("RATE_LIMITED");
        assertThat(set("{'fault':'DOWN'}").status()).isEqualTo(400);
    }

    @Test
    void takes_a_fault_alone_for_every_request_until_it_is_cleared() {
        assertThat(set("[{'fault':'RATE_LIMITED'}]")
                        .json()
                        .path(0)
                        .path("where")
                        .asString("?"))
                .isEmpty();
        assertThat(caller.get("/v2/team/list").status()).isEqualTo(429);
        assertThat(caller.get("/key/list").status()).isEqualTo(429);

        set("[]");
        assertThat(caller.get("/v2/team/list").status()).isEqualTo(200);
    }

    @Test
    void spoils_only_as_many_requests_as_asked_and_only_those_that_begin_so() {
        set("[{'fault':'ERROR','where':'GET /key','times':1}]");

        assertThat(caller.get("/v2/team/list").status()).isEqualTo(200);
        assertThat(caller.get("/key/list").status()).isEqualTo(500);
        assertThat(caller.get("/key/list").status()).isEqualTo(200);
    }

    @Test
    void lets_as_many_requests_pass_as_asked_before_it_spoils_one() {
        set("[{'fault':'ERROR','where':'GET /key','times':1,'skip':2}]");

        assertThat(caller.get("/v2/team/list").status()).isEqualTo(200);
        assertThat(caller.get("/key/list").status()).isEqualTo(200);
        assertThat(caller.get("/key/list").status()).isEqualTo(200);
        assertThat(caller.get("/key/list").status()).isEqualTo(500);
        assertThat(caller.get("/key/list").status()).isEqualTo(200);
    }

    @Test
    void breaks_the_connection_before_anything_happens() {
        set("[{'fault':'UNREACHABLE'}]");

        assertThatThrownBy(() -> caller.post("/team/new", "{'team_id':'t-1'}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(gateway.world()).isEmpty();
    }

    @Test
    void does_not_let_a_slow_answer_keep_others_waiting() {
        set("[{'fault':'SLOW','times':1,'delayMillis':4000}]");

        CompletableFuture<Asking.Answer> slow = CompletableFuture.supplyAsync(() -> caller.get("/key/list"));
        while (!sandbox.get("/__sandbox/calls").text().contains("GET /key/list")) {
            Thread.onSpinWait();
        }
        assertThat(caller.get("/v2/team/list").status()).isEqualTo(200);
        assertThat(slow).isNotDone();
        assertThat(slow.join().status()).isEqualTo(200);
    }

    @Test
    void lies_about_a_team_while_its_database_is_away() {
        caller.post("/team/new", "{'team_id':'t-1'}");
        set("[{'fault':'NO_DATABASE'}]");

        assertThat(caller.get("/team/info?team_id=t-1").status()).isEqualTo(404);
        assertThat(caller.get("/v2/team/list?team_id=t-1").text()).contains("Can't reach database");
        assertThat(caller.get("/health/readiness").status()).isEqualTo(503);
    }
}
