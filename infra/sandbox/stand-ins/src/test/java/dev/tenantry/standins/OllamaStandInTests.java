package dev.tenantry.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.standins.StandIn.Place;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OllamaStandInTests {

    @AutoClose
    private final OllamaStandIn ollama = StandIn.listening(new OllamaStandIn(Place.ofTest(Map.of())));

    private final Asking acme = Asking.at(ollama.url("acme"));

    @BeforeEach
    void deploy() {
        Asking.withToken(ollama)
                .post("/__sandbox/tenants/acme", "{'models':['nomic-embed-text:latest','llama3.2:1b']}");
    }

    @Test
    void has_the_models_it_was_deployed_with() {
        assertThat(acme.get("/api/tags").json().path("models"))
                .extracting(model -> model.path("name").asString())
                .containsExactly("llama3.2:1b", "nomic-embed-text:latest");
    }

    @Test
    void knows_nothing_of_a_tenant_that_was_not_deployed() {
        assertThat(Asking.at(ollama.url("other")).get("/api/tags").status()).isEqualTo(503);
    }

    @Test
    void keeps_tenants_apart() {
        Asking.withToken(ollama).post("/__sandbox/tenants/other", "{}");
        acme.post("/api/pull", "{'model':'mistral','stream':false}");

        assertThat(acme.get("/api/tags").text()).contains("mistral:latest");
        assertThat(Asking.at(ollama.url("other")).get("/api/tags").text()).doesNotContain("mistral");
    }

    @Test
    void keeps_what_was_pulled_when_it_is_deployed_again_and_forgets_it_when_it_is_taken_away() {
        acme.post("/api/pull", "{'model':'mistral'}");
        deploy();
        assertThat(acme.get("/api/tags").text()).contains("mistral:latest");

        Asking.withToken(ollama).ask("DELETE", "/__sandbox/tenants/acme", "");
        deploy();
        assertThat(acme.get("/api/tags").text()).doesNotContain("mistral");
    }

    @Test
    void chats_in_one_piece_or_in_lines() {
        String words = "{'model':'llama3.2:1b','messages':[{'role':'user','content':'good morning'}]";

        assertThat(acme.post("/api/chat", words + ",'stream':false}")
                        .json()
                        .path("message")
                        .path("content")
                        .asString())
                .contains("llama3.2:1b", "good morning");
        assertThat(acme.post("/api/chat", words + "}").text().lines().toList())
                .hasSizeGreaterThan(3)
                .last()
                .asString()
                .contains("\"done\":true");
    }

    @Test
    void refuses_a_model_that_it_does_not_have() {
        assertThat(acme.post("/api/chat", "{'model':'gpt-approved'}").status()).isEqualTo(404);
        assertThat(acme.ask("DELETE", "/api/delete", "{'model':'gpt-approved'}").status())
                .isEqualTo(404);
    }

    @Test
    void embeds_a_text_the_same_way_each_time() {
        String vectors = acme.post("/api/embed", "{'model':'nomic-embed-text','input':['a b','a b','c']}")
                .text();

        assertThat(acme.post("/api/embed", "{'model':'nomic-embed-text','input':['a b','a b','c']}")
                        .text())
                .isEqualTo(vectors);
    }

    @Test
    void misbehaves_only_for_who_has_the_token() {
        String down = "[{'fault':'DOWN','where':'GET /acme/api/tags','times':1,'delayMillis':0}]";
        assertThat(Asking.at(ollama.url())
                        .with(StandIn.TOKEN_HEADER, "wrong")
                        .ask("PUT", "/__sandbox/switches", down)
                        .status())
                .isEqualTo(403);
        assertThat(acme.get("/api/tags").status()).isEqualTo(200);

        assertThat(Asking.withToken(ollama)
                        .ask("PUT", "/__sandbox/switches", down)
                        .status())
                .isEqualTo(200);
        assertThat(acme.get("/api/tags").status()).isEqualTo(503);
        assertThat(acme.get("/api/tags").status()).isEqualTo(200);
    }

    @Test
    void deploys_nothing_without_the_token() {
        assertThat(Asking.at(ollama.url())
                        .post("/__sandbox/tenants/other", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(Asking.at(ollama.url("other")).get("/api/tags").status()).isEqualTo(503);
    }

    @Test
    void does_what_was_asked_although_its_answer_is_lost() {
        ollama.failNext(Fault.ANSWER_LOST, "POST /acme/api/pull");

        assertThatThrownBy(() -> acme.post("/api/pull", "{'model':'mistral'}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(acme.get("/api/tags").text()).contains("mistral:latest");
    }
}
