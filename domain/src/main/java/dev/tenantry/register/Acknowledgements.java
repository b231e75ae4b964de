package dev.tenantry.register;

import dev.tenantry.identity.Actor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who on the provider's side has acknowledged what leaves the account through which MCP server (R4.2). */
final class Acknowledgements {

    private static final String BY = ":";

    private Acknowledgements() {}

    /** Ids of persons by id of server. */
    static Map<String, String> of(TenantDraft stored) {
        Map<String, String> persons = new HashMap<>();
        for (String entry : stored.list(Field.MCP_ACKNOWLEDGED)) {
            int at = entry.indexOf(BY);
            if (at > 0) {
                persons.put(entry.substring(0, at), entry.substring(at + 1));
            }
        }
        return persons;
    }

    /** The draft with the person behind each acknowledgement: as stored, or the caller; a draft never says who it was. */
    static TenantDraft sign(TenantDraft filled, TenantDraft stored, Actor caller) {
        Map<String, String> before = of(stored);
        Map<String, String> now = new LinkedHashMap<>();
        for (String server : servers(filled)) {
            String person = before.get(server);
            if (person != null) {
                now.put(server, person);
            } else if (caller instanceof Actor.Person(var id)) {
                now.put(server, id.toString());
            }
        }
        return filled.with(
                Field.MCP_ACKNOWLEDGED,
                now.entrySet().stream()
                        .map(entry -> entry.getKey() + BY + entry.getValue())
                        .collect(Collectors.joining(",")));
    }

    /** Only of servers that are still chosen: whoever takes one out and in again has to acknowledge again. */
    private static List<String> servers(TenantDraft filled) {
        return filled.list(Field.MCP_ACKNOWLEDGED).stream()
                .map(entry -> entry.split(BY, 2)[0])
                .filter(filled.list(Field.MCP_SERVERS)::contains)
                .toList();
    }
}
