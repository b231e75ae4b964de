package dev.tenantry.outside;

import java.util.Set;

/** Hosts that never leave this machine. */
public final class Loopback {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "::1", "[::1]", "localhost");

    private Loopback() {}

    /** By name or address; nothing is looked up. */
    public static boolean is(String host) {
        return NAMES.contains(host);
    }
}
