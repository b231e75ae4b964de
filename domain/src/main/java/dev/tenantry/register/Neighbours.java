package dev.tenantry.register;

import java.util.List;

/** What the other tenants have taken already. */
record Neighbours(List<String> slugs, List<String> accounts, List<Network> networks) {

    static Neighbours none() {
        return new Neighbours(List.of(), List.of(), List.of());
    }
}
