package dev.tenantry.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.standins.StandIn.Place;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Its oddities; that our code gets along with it is shown where our code is. */
class OpenWebUiStandInTests {

    @AutoClose
    private final OllamaStandIn ollama = StandIn.listening(new OllamaStandIn(Place.ofTest(Map.of())));

    @AutoClose
    private final AgencyMcpStandIn agency = StandIn.listening(new AgencyMcpStandIn(Place.ofTest(Map.of())));

    @AutoClose
    private final OpenWebUiStandIn standIn = StandIn.listening(new OpenWebUiStandIn(Place.ofTest(Map.of())));

    private Asking admin = Asking.at(standIn.url("acme"));
    private Asking person = admin;

    @BeforeEach
    void deploy_and_sign_up() {
        Asking.withToken(ollama).post("/__sandbox/tenants/acme", "{'models':['llama3.2:1b']}");
        Asking.withToken(standIn)
                .post("/__sandbox/tenants/acme", "{'ollamaUrl':'%s','bucket':'docs'}".formatted(ollama.url("acme")));
        admin = bearing(admin.post("/api/v1/auths/signup", "{'email':'a@x.test','password':'p','name':'A'}"));
        person = bearing(admin.post("/api/v1/auths/add", "{'email':'B@x.test','password':'p','role':'user'}"));
    }

    private Asking bearing(Asking.Answer session) {
        return Asking.at(standIn.url("acme"))
                .with("authorization", "Bearer " + session.json().path("token").asString());
    }

    @Test
    void makes_the_first_the_administrator_and_lets_nobody_else_sign_up() {
        assertThat(admin.get("/openai/config").status()).isEqualTo(200);
        assertThat(Asking.at(standIn.url("acme"))
                        .post("/api/v1/auths/signup", "{'email':'c@x.test','password':'p'}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.get("/api/config").text()).doesNotContain("onboarding");
    }

    @Test
    void says_401_to_a_role_that_is_too_low() {
        assertThat(person.get("/openai/config").status()).isEqualTo(401);
        assertThat(Asking.at(standIn.url("acme")).get("/openai/config").text()).contains("Not authenticated");
    }

    @Test
    void shows_its_page_for_what_it_does_not_know() {
        Asking.Answer answer = Asking.at(standIn.url("acme")).get("/api/v1/nothing");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("text/html");
        assertThat(admin.post("/api/v1/nothing", "{}").status()).isEqualTo(405);
    }

    @Test
    void replaces_the_whole_list_of_tool_servers_and_shows_their_keys() {
        admin.post("/api/v1/configs/tool_servers", "{'TOOL_SERVER_CONNECTIONS':[{'info':{'id':'one'}}]}");
        admin.post(
                "/api/v1/configs/tool_servers", "{'TOOL_SERVER_CONNECTIONS':[{'key':'a-secret','info':{'id':'two'}}]}");

        assertThat(admin.get("/api/v1/configs/tool_servers").text())
                .contains("two", "a-secret")
                .doesNotContain("one");
        assertThat(person.get("/api/v1/tools/").text())
                .as("nothing was granted")
                .isEqualTo("[]");
    }

    @Test
    void asks_a_tool_server_of_either_era_for_its_tools() {
        String server = "{'type':'mcp','auth_type':'none','url':'%s'}".formatted(agency.address());
        for (String era : new String[] {"STATELESS", "SESSIONS"}) {
            Asking.withToken(agency).ask("PUT", "/__sandbox/era", "{'speaks':'" + era + "'}");
            assertThat(admin.post("/api/v1/configs/tool_servers/verify", server)
                            .json()
                            .path("specs"))
                    .as(era)
                    .extracting(tool -> tool.path("name").asString())
                    .containsExactly("find_person", "list_projects");
        }
        Asking.withToken(agency).ask("PUT", "/__sandbox/era", "{'speaks':'NEITHER'}");
        assertThat(admin.post("/api/v1/configs/tool_servers/verify", server).status())
                .isEqualTo(400);
    }

    @Test
    void drops_the_flag_that_is_left_out_and_keeps_as_many_keys_as_addresses() {
        admin.post(
                "/openai/config/update",
                "{'OPENAI_API_BASE_URLS':['http://127.0.0.1:9/v1'],'OPENAI_API_KEYS':['a','b'],'OPENAI_API_CONFIGS':{'1':{}}}");

        assertThat(admin.get("/openai/config").text())
                .contains("\"ENABLE_OPENAI_API\":null", "\"OPENAI_API_KEYS\":[\"a\"]", "\"OPENAI_API_CONFIGS\":{}");
        assertThat(admin.post("/openai/config/update", "{}").status()).isEqualTo(422);
    }

    @Test
    void knows_a_changed_model_only_after_somebody_asked_for_the_list() {
        admin.get("/api/models");
        admin.post("/api/v1/models/import", "{'models':[{'id':'standard','base_model_id':'llama3.2:1b'}]}");
        String chat = "{'model':'standard','messages':[{'role':'user','content':'hi'}]}";
        assertThat(admin.post("/api/chat/completions", chat).text()).contains("Model not found");

        admin.get("/api/models?refresh=true");
        assertThat(admin.post("/api/chat/completions", chat).text()).contains("heard: hi");
    }

    @Test
    void gives_a_person_an_alias_only_with_its_base() {
        String everybody = "'access_grants':[{'principal_type':'user','principal_id':'*','permission':'read'}]";
        admin.post(
                "/api/v1/models/import",
                "{'models':[{'id':'standard','base_model_id':'llama3.2:1b',%s}]}".formatted(everybody));
        assertThat(person.get("/api/models").text()).doesNotContain("standard");

        admin.post("/api/v1/models/import", "{'models':[{'id':'llama3.2:1b',%s}]}".formatted(everybody));
        assertThat(person.get("/api/models").text()).contains("standard");
    }

    @Test
    void deletes_people_but_never_the_first() {
        String id = person("b@x.test");

        assertThat(admin.ask("DELETE", "/api/v1/users/" + id, "").text()).isEqualTo("true");
        assertThat(admin.ask("DELETE", "/api/v1/users/" + id, "").text()).isEqualTo("true");
        assertThat(person.get("/api/models").status()).isEqualTo(401);
        assertThat(admin.ask("DELETE", "/api/v1/users/" + person("a@x.test"), "")
                        .status())
                .isEqualTo(403);
    }

    private String person(String email) {
        return admin.get("/api/v1/users/?query=" + email)
                .json()
                .path("users")
                .path(0)
                .path("id")
                .asString();
    }

    @Test
    void refuses_a_document_when_nobody_answers_at_its_storage() {
        String form = "--b\r\nContent-Disposition: form-data; name='file'; filename='a.txt'\r\n\r\nhello\r\n--b--\r\n";

        assertThat(admin.with("content-type", "multipart/form-data; boundary=b")
                        .post("/api/v1/files/?process=true", form)
                        .text())
                .contains("Error uploading file");
    }

    @Test
    void keeps_passwords_off_its_shelves() {
        assertThat(Asking.withToken(standIn).get("/__sandbox/state").text())
                .contains("a@x.test")
                .doesNotContain("\"password\":\"p\"");
        assertThat(Asking.at(standIn.url()).get("/__sandbox/state").status()).isEqualTo(403);
    }
}
