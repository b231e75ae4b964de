package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine of its own, as far as processes go: they see none but theirs, and end with it. Only root may make one, and only
 * on Linux.
 */
final class Enclosure {

    /** Before the command of what is enclosed; the shell, as the first process, takes note of the end of all others. */
    static final List<String> COMMAND = List.of(
            "unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", "\"$@\" & wait", "enclosed");

    private Enclosure() {}

    static boolean isPossible() {
        try {
            List<String> command = new ArrayList<>(COMMAND);
            command.add("true");
            return Commands.work(command);
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
