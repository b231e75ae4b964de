package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which servers of the catalogue the tenant gets, and of which one acknowledges what leaves the account (R4.2). */
final class McpInputs {

    private final TenantDraft draft;
    private final Map<String, McpServer> catalogue = new TreeMap<>();
    private final CheckboxGroup<String> chosen = DraftInputs.group(Field.MCP_SERVERS);
    private final CheckboxGroup<String> acknowledged = DraftInputs.group(Field.MCP_ACKNOWLEDGED);

    McpInputs(List<McpServer> servers, TenantDraft draft) {
        this.draft = draft;
        servers.forEach(server -> catalogue.put(server.id(), server));
        List<String> wanted = draft.list(Field.MCP_SERVERS);
        Set<String> offered = new LinkedHashSet<>(catalogue.keySet());
        offered.addAll(wanted);
        chosen.setItemLabelGenerator(this::name);
        chosen.setItems(offered);
        chosen.setValue(Set.copyOf(wanted));
        acknowledged.setItemLabelGenerator(this::whatLeaves);
        offer(wanted, signed(draft));
        chosen.addValueChangeListener(changed -> offer(changed.getValue(), acknowledged.getValue()));
    }

    /** The draft names who acknowledged; who that was is not the form's matter. */
    static Set<String> signed(TenantDraft draft) {
        return draft.list(Field.MCP_ACKNOWLEDGED).stream()
                .map(entry -> entry.split(":", 2)[0])
                .collect(Collectors.toUnmodifiableSet());
    }

    DraftInput chosen() {
        return DraftInput.of(chosen, DraftInputs::commas);
    }

    DraftInput acknowledged() {
        return DraftInput.of(acknowledged, this::entries);
    }

    /** Writes what is stored already as it is stored: nothing was changed where nobody touched it. */
    private String entries(Set<String> servers) {
        return servers.stream()
                .sorted()
                .map(server -> draft.list(Field.MCP_ACKNOWLEDGED).stream()
                        .filter(entry -> entry.startsWith(server + ":"))
                        .findFirst()
                        .orElse(server))
                .collect(Collectors.joining(","));
    }

    private void offer(Collection<String> servers, Set<String> before) {
        acknowledged.setItems(servers.stream().sorted().toList());
        acknowledged.setValue(before.stream().filter(servers::contains).collect(Collectors.toSet()));
        acknowledged.setVisible(!servers.isEmpty());
    }

    private String name(String id) {
        McpServer server = catalogue.get(id);
        return server == null ? Texts.t("mcp.notInCatalogue", id) : Texts.t("mcp.server", server.name(), id);
    }

    private String whatLeaves(String id) {
        McpServer server = catalogue.get(id);
        return server == null
                ? Texts.t("mcp.notInCatalogue", id)
                : Texts.t(
                        "mcp.acknowledge",
                        server.name(),
                        String.valueOf(server.address().getHost()));
    }
}
