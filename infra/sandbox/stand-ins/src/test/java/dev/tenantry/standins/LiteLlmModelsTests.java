package dev.tenantry.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.standins.StandIn.Place;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiteLlmModelsTests {

    @AutoClose
    private final LiteLlmStandIn gateway = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", "sk-m"))));

    private final Asking portal = Asking.at(gateway.url()).with("authorization", "Bearer sk-m");
    private final Asking tenant = Asking.at(gateway.url()).with("authorization", "Bearer sk-tenant");

    @BeforeEach
    void make_team_and_key() {
        portal.post("/team/new", "{'team_id':'t-1','models':['gpt-approved','gpt-other']}");
        portal.post(
                "/key/generate",
                "{'team_id':'t-1','key_alias':'a','key':'sk-tenant','models':['gpt-approved','gpt-unknown']}");
    }

    private Asking.Answer chat(String model) {
        return tenant.post(
                "/v1/chat/completions",
                "{'model':'%s','messages':[{'role':'user','content':'good morning'}]}".formatted(model));
    }

    @Test
    void lists_what_both_team_and_key_allow() {
        assertThat(tenant.get("/v1/models").json().path("data"))
                .extracting(model -> model.path("id").asString())
                .containsExactly("gpt-approved");
    }

    @Test
    void answers_with_an_allowed_model_only() {
        assertThat(chat("gpt-approved").text()).contains("good morning");
        assertThat(chat("gpt-other").status()).isEqualTo(403);
    }

    @Test
    void shuts_out_a_blocked_team_and_an_unknown_key() {
        portal.ask("PATCH", "/team/t-1", "{'blocked':true}");

        assertThat(chat("gpt-approved").status()).isEqualTo(401);
        assertThat(portal.get("/v1/models").status()).isEqualTo(401);
    }

    @Test
    void lets_a_tenants_key_manage_nothing() {
        assertThat(tenant.post("/team/new", "{'team_id':'t-2'}").status()).isEqualTo(401);
    }
}
