package dev.tenantry.sandbox.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who waited how long for a slot, by what runs said of themselves: a trigger in the measured database notes each change of it. */
final class SlotQueue {

    private final Database database;

    private SlotQueue(Database database) {
        this.database = database;
    }

    static SlotQueue watch(Database database) {
        var queue = new SlotQueue(database);
        queue.statement("create schema bench");
        queue.statement("create table bench.said (seq serial, run uuid, queued boolean, at double precision)");
        queue.statement("""
                create function bench.note() returns trigger language plpgsql security definer set search_path = bench as $$
                begin
                    insert into said (run, queued, at)
                    values (new.run_id, coalesce(new.saying ilike '%queued%', false), extract(epoch from clock_timestamp()));
                    return new;
                end $$""");
        queue.statement("""
                create trigger bench_said before update on tenantry.run_step for each row
                when (new.step like 'infrastructure@%' and old.saying is distinct from new.saying)
                execute function bench.note()""");
        return queue;
    }

    /**
     * One wait, by the order of asking.
     *
     * @param fair what it would have been if all were let go evenly in the order in which they asked
     * @param overtaken how many have asked later and were let go earlier
     */
    record Wait(double seconds, double fair, long overtaken) {}

    private record Span(double from, double to) {}

    /** The longest last. */
    List<Wait> waits() {
        List<Span> spans = spans();
        if (spans.isEmpty()) {
            return List.of();
        }
        double first = spans.getFirst().from();
        double last = spans.stream().mapToDouble(Span::to).max().orElseThrow();
        List<Wait> waits = new ArrayList<>();
        for (int at = 0; at < spans.size(); at++) {
            var one = spans.get(at);
            double turn = first + (last - first) * (at + 1) / spans.size();
            long overtaken = spans.stream()
                    .filter(other -> other.from() > one.from() && other.to() < one.to())
                    .count();
            waits.add(new Wait(one.to() - one.from(), Math.max(0, turn - one.from()), overtaken));
        }
        waits.sort(Comparator.comparingDouble(Wait::seconds));
        return waits;
    }

    /** From the first word of queueing to the first other one; by their beginning. */
    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        Map<String, Double> waiting = new HashMap<>();
        database.admin()
                .sql("select run, queued, at from bench.said order by seq")
                .query(row -> {
                    var run = row.getString(1);
                    if (row.getBoolean(2)) {
                        waiting.putIfAbsent(run, row.getDouble(3));
                    } else if (waiting.containsKey(run)) {
                        spans.add(new Span(waiting.remove(run), row.getDouble(3)));
                    }
                });
        spans.sort(Comparator.comparingDouble(Span::from));
        return spans;
    }

    /** What comes is counted by itself. */
    void forget() {
        statement("truncate bench.said");
    }

    private void statement(String sql) {
        database.admin().sql(sql).update();
    }
}
