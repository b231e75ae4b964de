package dev.tenantry.terraform;

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

    /** Reads what "Error acquiring the state lock" says; empty if it does not name a lock. */
    static Optional<LockInfo> parse(String detail) {
        return find(ID, detail)
                .map(id -> new LockInfo(
                        id, get("Path", detail), get("Operation", detail), get("Who", detail), get("Created", detail)));
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
