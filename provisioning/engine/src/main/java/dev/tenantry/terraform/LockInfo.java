package dev.tenantry.terraform;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds a state's lock, in Terraform's own words.
 *
 * @param who user and machine: {@code tenantry@node-1}
 * @param operation {@code OperationTypeApply}
 * @param created when, as Terraform writes it
 */
public record LockInfo(String id, String path, String operation, String who, String created) {

    private static final Pattern ID = line("ID");
    /** As Go prints a moment, {@code 2026-11-25 10:00:00.123456789 +0000 UTC}, or as ISO 8601 has it. */
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(?: \\+0000 UTC|Z)");

    /** Reads what "Error acquiring the state lock" says; empty if it does not name a lock. */
    static Optional<LockInfo> parse(String detail) {
        return find(ID, detail)
                .map(id -> new LockInfo(
                        id, get("Path", detail), get("Operation", detail), get("Who", detail), get("Created", detail)));
    }

    /** Whether it was taken by a program of this user and machine, and not before the moment. */
    public boolean isOf(String whoever, Instant since) {
        return who.equals(whoever)
                && taken().filter(moment -> !moment.isBefore(since)).isPresent();
    }

    /** Empty if it is not written in a way that we know. */
    private Optional<Instant> taken() {
        Matcher parts = MOMENT.matcher(created);
        return parts.matches()
                ? Optional.of(Instant.parse(parts.group(1) + "T" + parts.group(2) + "Z"))
                : Optional.empty();
    }

    private static String get(String name, String detail) {
        return find(line(name), detail).orElse("");
    }

    private static Optional<String> find(Pattern pattern, String detail) {
        Matcher matcher = pattern.matcher(detail);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static Pattern line(String name) {
        return Pattern.compile("(?m)^[ \\t│]*" + name + ":[ \\t]+(\\S.*)$");
    }
}
