package dev.tenantry.audit;

import dev.tenantry.database.TenantScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the trail page by page, so that nothing large is ever whole in memory. */
@Component
class TrailExport {

    private static final int BATCH = 500;

    private static final Form CSV = new Form(
            "time,chain,number,actor,act,subject type,subject,details,reason\r\n", "", "", TrailExport::csvLine);

    /** One array, so that any reader of JSON takes it whole, and one that was cut off is seen to be. */
    private static final Form JSON = new Form("[\n", ",\n", "\n]\n", TrailExport::jsonLine);

    private final TenantScope scope;
    private final TrailRows rows;

    TrailExport(TenantScope scope, TrailRows rows) {
        this.scope = scope;
        this.rows = rows;
    }

    /** What stands before, between and after the entries. */
    private record Form(String head, String between, String tail, Function<TrailEntry, String> line) {}

    void csv(TrailFilter filter, Appendable to) {
        write(filter, to, CSV);
    }

    void json(TrailFilter filter, Appendable to) {
        write(filter, to, JSON);
    }

    private void write(TrailFilter filter, Appendable to, Form form) {
        try {
            to.append(form.head());
            String before = "";
            List<TrailEntry> batch = batch(filter);
            while (!batch.isEmpty()) {
                for (TrailEntry entry : batch) {
                    to.append(before).append(form.line().apply(entry));
                    before = form.between();
                }
                TrailEntry last = batch.getLast();
                batch = batch(filter.before(new TrailFilter.Cursor(last.at(), last.id())));
            }
            to.append(form.tail());
        } catch (IOException failed) {
            throw new UncheckedIOException("the export was not written to its end", failed);
        }
    }

    /** In a transaction of its own: none may wait for whoever downloads slowly. */
    private List<TrailEntry> batch(TrailFilter filter) {
        return scope.asProvider(() -> rows.list(filter, BATCH));
    }

    private static String csvLine(TrailEntry entry) {
        return Stream.of(
                        entry.at().toString(),
                        chain(entry),
                        Long.toString(entry.seq()),
                        entry.actor().reference(),
                        entry.act(),
                        entry.subject().type(),
                        entry.subject().id(),
                        JsonMapper.shared().writeValueAsString(entry.details()),
                        entry.reason() == null ? "" : entry.reason())
                .map(TrailExport::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Always quoted; a leading formula sign is disarmed by an apostrophe, which spreadsheets do not show. */
    static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static String jsonLine(TrailEntry entry) {
        Map<String, Object> line = new java.util.TreeMap<>(Map.of(
                "time", entry.at().toString(),
                "chain", chain(entry),
                "number", entry.seq(),
                "actor", entry.actor().reference(),
                "act", entry.act(),
                "subjectType", entry.subject().type(),
                "subject", entry.subject().id(),
                "details", entry.details()));
        if (entry.reason() != null) {
            line.put("reason", entry.reason());
        }
        return JsonMapper.shared().writeValueAsString(line);
    }

    private static String chain(TrailEntry entry) {
        return entry.tenant() == null ? "provider" : entry.tenant().toString();
    }
}
