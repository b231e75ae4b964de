package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.Table;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Servers as rows; every row leads to its server. */
@Uses(Ago.class)
final class McpServersTable extends Table<McpServer> {

    McpServersTable(List<McpServer> servers) {
        super(Texts.t("servers.heading"));
        column(Texts.t("servers.column.name"), McpServersTable::name);
        column(Texts.t("servers.column.state"), McpWords::badge);
        column(
                Texts.t("servers.column.tools"),
                server -> found(server, found -> Integer.toString(found.tools().size())));
        column(Texts.t("servers.column.protocol"), server -> found(server, McpWords::protocol));
        column(
                Texts.t("servers.column.address"),
                server -> new Mono(server.address().toString()));
        show(servers.stream().sorted(Comparator.comparing(McpServer::condition)).toList());
    }

    private static Component name(McpServer server) {
        Anchor link = new Anchor(McpWords.path(server.id()), server.name());
        link.setRouterIgnore(false);
        link.getElement().setAttribute("data-row", "");
        Mono id = new Mono(server.id());
        id.addClassName("muted");
        Div cell = new Div(link, id);
        cell.addClassName("cell--stacked");
        return cell;
    }

    private static Component found(McpServer server, Function<Found, String> words) {
        return server.found() == null ? new Span() : new Span(words.apply(server.found()));
    }
}
