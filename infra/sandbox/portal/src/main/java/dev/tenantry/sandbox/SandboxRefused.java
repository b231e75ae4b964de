package dev.tenantry.sandbox;

import java.util.List;

/** The sandbox would be reachable, or would reach something real. */
final class SandboxRefused extends RuntimeException {

    private final List<String> problems;

    SandboxRefused(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
