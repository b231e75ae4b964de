package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads logs chunk by chunk in either direction, within the scope that the caller opened. */
@Component
final class LogReading {

    private final JdbcClient jdbc;

    LogReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LogPage page(TenantId tenant, RunId run, int position, LogQuery query) {
        Log log = new Log(tenant, run, position);
        long inAll = linesOf(log);
        return switch (query.way()) {
            case ON -> on(log, query, inAll);
            case BACK -> back(log, query, inAll);
        };
    }

    private LogPage on(Log log, LogQuery query, long inAll) {
        List<LogPage.Numbered> found = new ArrayList<>();
        long next = query.from();
        while (next <= inAll && found.size() < query.most()) {
            long from = next;
            for (LogPage.Numbered line : chunk(log, from).lines()) {
                if (line.number() >= from && found.size() < query.most()) {
                    take(query, line, found);
                    next = line.number() + 1;
                }
            }
        }
        return new LogPage(found, next, inAll);
    }

    private LogPage back(Log log, LogQuery query, long inAll) {
        List<LogPage.Numbered> found = new ArrayList<>();
        long next = Math.min(query.from(), inAll + 1);
        while (next > 1 && found.size() < query.most()) {
            long before = next;
            for (LogPage.Numbered line : chunk(log, before - 1).lines().reversed()) {
                if (line.number() < before && found.size() < query.most()) {
                    take(query, line, found);
                    next = line.number();
                }
            }
        }
        return new LogPage(found.reversed(), next, inAll);
    }

    private static void take(LogQuery query, LogPage.Numbered line, List<LogPage.Numbered> found) {
        if (query.lets(line.line())) {
            found.add(line);
        }
    }

    private long linesOf(Log log) {
        return jdbc.sql("select coalesce(max(first_line + lines - 1), 0) from run_log"
                        + " where run_id = ? and tenant_id = ? and position = ?")
                .params(log.run().value(), log.tenant().value(), log.position())
                .query(Long.class)
                .single();
    }

    /** The chunk that has this line. */
    private Chunk chunk(Log log, long line) {
        return jdbc.sql("select first_line, content from run_log where run_id = ? and tenant_id = ?"
                        + " and position = ? and first_line <= ? order by first_line desc limit 1")
                .params(log.run().value(), log.tenant().value(), log.position(), line)
                .query((row, at) -> new Chunk(row.getLong(1), row.getString(2)))
                .single();
    }

    private record Log(TenantId tenant, RunId run, int position) {}

    private record Chunk(long first, String content) {

        List<LogPage.Numbered> lines() {
            List<LogPage.Numbered> lines = new ArrayList<>();
            for (String stored : content.split("\n", -1)) {
                lines.add(new LogPage.Numbered(first + lines.size(), LogLine.read(stored)));
            }
            return lines;
        }
    }
}
