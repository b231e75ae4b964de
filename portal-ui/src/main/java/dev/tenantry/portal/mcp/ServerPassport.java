package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.mcp.McpServer.ToolPrint;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.Table;
import java.util.List;

/** What is known of a server: where it is, how it speaks, which tools it lists, and whether these were approved. */
final class ServerPassport extends Div {

    ServerPassport(McpServer server) {
        addClassName("run__top");
        if (server.problem() != null) {
            add(InlineNotice.error(
                    Texts.t("server.unreached", Texts.t(server.problem().why()))));
        }
        add(new Paragraph(Texts.t(Texts.key(server.condition()) + ".hint")));
        add(new Card(Texts.t("server.definition"), facts(server)));
        if (server.found() != null) {
            add(new Card(Texts.t("server.tools"), tools(server.found())));
        }
    }

    private static KeyValue facts(McpServer server) {
        String address = Texts.t("server.address");
        KeyValue facts = new KeyValue().fact(Texts.t("server.id"), new Mono(server.id()));
        if (!server.description().isEmpty()) {
            facts.fact(Texts.t("server.description"), server.description());
        }
        facts.fact(address, Mono.copyable(address, server.address().toString()))
                .fact(Texts.t("server.token"), Texts.t(server.needsToken() ? "server.token.yes" : "server.token.no"));
        return server.found() == null ? facts : found(facts, server, server.found());
    }

    private static KeyValue found(KeyValue facts, McpServer server, Found found) {
        String set = Texts.t("server.fingerprint");
        facts.fact(Texts.t("server.protocol"), McpWords.protocol(found))
                .fact(Texts.t("server.probed"), new Ago(found.at()))
                .fact(set, Mono.copyable(set, found.fingerprint()));
        return server.approved() == null || server.isApproved()
                ? facts
                : facts.fact(
                        Texts.t("server.approvedBefore"),
                        new Mono(server.approved().fingerprint()));
    }

    private static Component tools(Found found) {
        return found.tools().isEmpty() ? new Paragraph(Texts.t("server.tools.none")) : new ToolsTable(found.tools());
    }

    private static final class ToolsTable extends Table<ToolPrint> {

        ToolsTable(List<ToolPrint> tools) {
            super(Texts.t("server.tools"));
            column(Texts.t("server.tool"), tool -> new Mono(tool.name()));
            column(Texts.t("server.tool.fingerprint"), tool -> new Mono(McpWords.shortened(tool.fingerprint())));
            show(tools);
        }
    }
}
