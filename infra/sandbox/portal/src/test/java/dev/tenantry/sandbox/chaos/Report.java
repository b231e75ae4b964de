package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was survived and what not: line by line while it is played, then as a table. */
final class Report {

    private static final String BEGIN = "<!-- matrix -->";
    private static final String END = "<!-- /matrix -->";

    private final Instant since = Instant.now();
    private final List<Cell> survived = new ArrayList<>();
    private final List<Cell> lost = new ArrayList<>();
    private final List<Cell> unreached = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    void say(String text) {
        System.out.printf("%5d s  %s%n", Duration.between(since, Instant.now()).toSeconds(), text);
    }

    void struck(Cell cell) {
        say(cell.toString());
    }

    void add(Told told, long seed) {
        if (told.survived()) {
            survived.addAll(told.struck());
            say("run " + told.run() + " with seed " + seed + " survived "
                    + told.struck().size());
            return;
        }
        lost.addAll(told.struck());
        broken.add("seed " + seed + ", run " + told.run() + ": " + String.join("; ", told.broken()) + "; struck by "
                + told.struck());
        say("BROKEN " + broken.getLast());
    }

    void unreached(List<Cell> cells) {
        unreached.addAll(cells);
        cells.forEach(cell -> say(cell + " did not come"));
    }

    List<String> broken() {
        return broken;
    }

    List<Cell> unreached() {
        return unreached;
    }

    String sum() {
        return "survived " + survived.size() + " of " + (survived.size() + lost.size()) + ", in "
                + Duration.between(since, Instant.now()).toMinutes() + " minutes";
    }

    /** A row for each step, a column for each fault, in each field how many of its moments were survived. */
    String table() {
        Map<String, Map<Fault, Set<Moment>>> rows = new LinkedHashMap<>();
        survived.forEach(cell -> rows.computeIfAbsent(cell.step(), step -> new EnumMap<>(Fault.class))
                .computeIfAbsent(cell.fault(), fault -> EnumSet.noneOf(Moment.class))
                .add(cell.moment()));
        var faults = rows.values().stream()
                .flatMap(row -> row.keySet().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
        var table = new StringBuilder("| Step | ");
        faults.forEach(fault -> table.append(fault).append(" | "));
        table.append("\n|---|").append("---|".repeat(faults.size())).append('\n');
        rows.forEach((step, row) -> {
            table.append("| ").append(step).append(" | ");
            faults.forEach(fault -> table.append(row.getOrDefault(fault, Set.of()).stream()
                            .map(Moment::toString)
                            .collect(Collectors.joining(" ")))
                    .append(" | "));
            table.append('\n');
        });
        return table.toString();
    }

    /** In place of what was between the marks. */
    void writeInto(Path page, long seed) throws IOException {
        var text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        Files.writeString(
                page,
                text.substring(0, begin) + "\n" + sum() + ", seed " + seed + ".\n\n" + table() + text.substring(end));
    }
}
