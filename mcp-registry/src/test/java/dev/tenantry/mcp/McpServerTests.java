package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.mcp.McpServer.Approved;
import dev.tenantry.mcp.McpServer.Era;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.mcp.McpServer.ToolPrint;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which tools of a server assistants may be given (R4.3). */
class McpServerTests {

    private static McpServer server(@Nullable List<ToolPrint> approved, @Nullable List<ToolPrint> found) {
        return new McpServer(
                "crm",
                "CRM",
                "",
                URI.create("https://crm.example/mcp"),
                false,
                found == null ? null : new Found(Era.STATELESS, "2026-07-28", "now", found, Instant.EPOCH),
                null,
                approved == null ? null : new Approved("then", approved),
                0);
    }

    private static List<ToolPrint> tools(String... names) {
        return Arrays.stream(names).map(name -> new ToolPrint(name, name)).toList();
    }

    @Test
    void gives_what_is_approved_and_still_listed() {
        assertThat(server(tools("read", "find"), tools("find", "read", "drop")).offered())
                .isEqualTo(tools("read", "find"));
        assertThat(server(tools("read", "find"), tools("find")).offered()).isEqualTo(tools("find"));
    }

    @Test
    void gives_nothing_that_nobody_approved_or_nobody_has_listed() {
        assertThat(server(null, tools("read")).offered()).isEmpty();
        assertThat(server(tools("read"), null).offered()).isEmpty();
        assertThat(server(List.of(), tools("read")).offered()).isEmpty();
    }

    @Test
    void keeps_back_what_is_defined_otherwise_than_it_was() {
        assertThat(server(List.of(new ToolPrint("read", "old")), List.of(new ToolPrint("read", "new")))
                        .offered())
                .isEmpty();
    }

    @Test
    void keeps_back_a_tool_by_whose_name_another_one_would_pass() {
        assertThat(server(tools("read", "find"), tools("read", "find", "unsafe_read"))
                        .offered())
                .isEqualTo(tools("find"));
        assertThat(server(tools("read", "unsafe_read"), tools("read", "unsafe_read"))
                        .offered())
                .as("of two that are both approved")
                .isEqualTo(tools("read", "unsafe_read"));
    }

    @Test
    void keeps_back_names_that_a_list_with_commas_cannot_say() {
        assertThat(server(tools("a,b", "!c", "d e", "", "f"), tools("a,b", "!c", "d e", "", "f"))
                        .offered())
                .isEqualTo(tools("f"));
        assertThat(server(tools("a,b", "f.g-h/i_2"), tools("a,b", "f.g-h/i_2")).offered())
                .isEqualTo(tools("f.g-h/i_2"));
    }
}
