package dev.tenantry.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiteLlmGatewayTests extends ModelGatewayContract {

    private static final String KEY = "sk-management-key-of-tests";
    private static final GatewayTeamId NONE = new GatewayTeamId("t-none-00000000");

    @TempDir
    Path folder;

    @AutoClose
    private final LiteLlmStandIn server = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", KEY))));

    @Override
    ModelGateway gateway() {
        return gateway(KEY);
    }

    private ModelGateway gateway(String key) {
        try {
            Path file = Files.writeString(folder.resolve("key"), key + "\n");
            return new LiteLlmGateway(new LiteLlmSettings(server.url(), file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static OutsideFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(OutsideFailure.class, call);
    }

    @Test
    void does_not_take_a_lost_database_for_a_lost_team() {
        server.loseDatabase(true);

        assertThat(failure(() -> gateway().team(NONE)).kind()).isEqualTo(Kind.DOWN);
        assertThat(failure(() -> gateway().deleteTeam(NONE)).kind()).isEqualTo(Kind.DOWN);
        assertThat(failure(() -> gateway().check()).kind()).isEqualTo(Kind.DOWN);
        server.loseDatabase(false);
    }

    @Test
    void names_an_expired_or_unknown_key_and_does_not_show_it() {
        OutsideFailure failure = failure(() -> gateway("sk-wrong-wrong-wrong").team(NONE));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(failure).hasMessageNotContaining("sk-wrong");
    }

    @Test
    void tells_a_page_a_limit_and_a_lost_answer_apart() {
        server.failNext(Fault.PAGE, "GET /v2/team/list");
        assertThat(failure(() -> gateway().team(NONE)).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);

        server.failNext(Fault.RATE_LIMITED, "GET /v2/team/list");
        assertThat(failure(() -> gateway().team(NONE)).retryAfter()).hasSeconds(7);

        server.failNext(Fault.ANSWER_LOST, "POST /key/generate");
        assertThat(failure(() -> gateway().createKey(NONE, "a", "sk-" + "x".repeat(20), Set.of("chat")))
                        .kind())
                .isEqualTo(Kind.ANSWER_LOST);
    }

    @Test
    void says_which_setting_is_missing() {
        ModelGateway unset = new LiteLlmGateway(new LiteLlmSettings(null, null));

        assertThat(failure(unset::check)).hasMessageContaining("tenantry.litellm.url is not set");
    }
}
