package dev.tenantry.notifications;

import java.util.Set;

/** Hosts that never leave this machine. */
final class Loopback {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "::1", "[::1]", "localhost");

    private Loopback() {}

    static boolean is(String host) {
        return NAMES.contains(host);
    }
}
