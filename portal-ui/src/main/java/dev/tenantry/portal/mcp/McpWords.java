package dev.tenantry.portal.mcp;

import dev.tenantry.mcp.McpServer;
import dev.tenantry.mcp.McpServer.Condition;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import java.util.List;

/** How the catalogue's pages name what they show. */
final class McpWords {

    private McpWords() {}

    /** Where a server is looked at. */
    static String path(String id) {
        return McpServerView.PATH + "/" + id;
    }

    static List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("servers.heading"), McpServersView.PATH));
    }

    static StateBadge badge(McpServer server) {
        StateBadge badge = StateBadge.of(state(server.condition()), Texts.t(server.condition()));
        if (server.problem() != null) {
            return badge.since(server.problem().at());
        }
        return server.found() == null ? badge : badge.since(server.found().at());
    }

    private static State state(Condition condition) {
        return switch (condition) {
            case UNREACHED -> State.FAILED;
            case CHANGED, TO_APPROVE -> State.NEEDS_YOU;
            case NEVER_ASKED -> State.WAITING;
            case APPROVED -> State.LIVE;
        };
    }

    /** The era, and the version as the server said it. */
    static String protocol(Found found) {
        return Texts.t("servers.protocol", Texts.t(found.era()), found.protocol());
    }

    /** Enough of a fingerprint to compare by eye. */
    static String shortened(String fingerprint) {
        return fingerprint.substring(0, Math.min(12, fingerprint.length()));
    }
}
