package dev.tenantry.register;

import dev.tenantry.tenants.TenantProfile.MaintenanceWindow;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of a profile that says how the tenant is operated, with the usual values where nothing was said. */
final class OperationOfDraft {

    private OperationOfDraft() {}

    /** The tenant's side acknowledges for itself, later: the provider's staff cannot do it for them (R4.2). */
    static List<McpChoice> mcpServers(TenantDraft draft) {
        Map<String, String> acknowledged = Acknowledgements.of(draft);
        return draft.list(Field.MCP_SERVERS).stream()
                .map(server -> new McpChoice(server, acknowledged.get(server), null))
                .toList();
    }

    static MaintenanceWindow window(TenantDraft draft) {
        List<String> days = draft.list(Field.WINDOW_DAYS);
        Set<DayOfWeek> chosen = days.stream().map(DayOfWeek::valueOf).collect(Collectors.toUnmodifiableSet());
        return new MaintenanceWindow(
                chosen.isEmpty() ? Set.of(DayOfWeek.valueOf(Field.WINDOW_DAYS.usual())) : chosen,
                LocalTime.parse(usually(draft, Field.WINDOW_START)),
                Duration.ofHours(Long.parseLong(usually(draft, Field.WINDOW_HOURS))),
                ZoneId.of(usually(draft, Field.WINDOW_ZONE)));
    }

    private static String usually(TenantDraft draft, Field field) {
        return draft.get(field).isEmpty() ? field.usual() : draft.get(field);
    }
}
