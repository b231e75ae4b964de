package dev.tenantry.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.standins.StandIn.Place;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AgencyMcpStandInTests {

    @AutoClose
    private final AgencyMcpStandIn agency =
            StandIn.listening(new AgencyMcpStandIn(Place.ofTest(Map.of("token", "the-token"))));

    private final Asking caller = Asking.at(agency.address()).with("authorization", "Bearer the-token");

    private Asking.Answer ask(String method, String params) {
        return caller.with("mcp-protocol-version", "2026-07-28")
                .with("mcp-method", method)
                .post("", "{'jsonrpc':'2.0','id':'1','method':'%s','params':%s}".formatted(method, params));
    }

    @Test
    void offers_and_does_what_its_tools_are_for() {
        assertThat(ask("tools/list", "{}").json().path("result").path("tools"))
                .extracting(tool -> tool.path("name").asString())
                .containsExactly("find_person", "list_projects");
        assertThat(ask("tools/call", "{'name':'find_person','arguments':{'query':'Ada'}}")
                        .json()
                        .path("result")
                        .path("content")
                        .toString())
                .contains("Ada");
        assertThat(ask("tools/call", "{'name':'delete_person'}").text()).contains("-32602");
    }

    @Test
    void lets_nobody_in_without_its_token() {
        assertThat(Asking.at(agency.address()).post("", "{}").status()).isEqualTo(401);
    }

    @Test
    void changes_its_tools_and_its_era_for_who_has_the_sandboxs_token() {
        String changed = "[{'name':'delete_person','description':'x','inputSchema':{'type':'object'}}]";
        assertThat(Asking.at(agency.url())
                        .ask("PUT", "/__sandbox/tools", changed)
                        .status())
                .isEqualTo(403);
        assertThat(ask("tools/list", "{}").text()).contains("find_person");

        Asking.withToken(agency).ask("PUT", "/__sandbox/tools", changed);
        assertThat(ask("tools/list", "{}").text()).contains("delete_person").doesNotContain("find_person");

        Asking.withToken(agency).ask("PUT", "/__sandbox/era", "{'speaks':'SESSIONS'}");
        assertThat(ask("tools/list", "{}").text()).contains("Server not initialized");
        assertThat(ask("initialize", "{}").text()).contains("2025-11-25");
    }

    @Test
    void says_something_else_of_its_first_tool_while_that_fault_is_on() {
        Asking.withToken(agency).ask("PUT", "/__sandbox/switches", "[{'fault':'CHANGED_TOOL','times':1}]");

        assertThat(ask("tools/list", "{}").text()).contains("keeps a copy");
        assertThat(ask("tools/list", "{}").text()).contains("find_person").doesNotContain("keeps a copy");
    }
}
