package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.util.List;

/** Programs of the machine that say by their exit code whether they could. */
final class Commands {

    private Commands() {}

    /** @throws IOException if there is no such program */
    static boolean work(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }
}
