package dev.tenantry.audit;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;

/** Reads actors from the form in which the trail stores them. */
final class Actors {

    private Actors() {}

    /** Throws {@link IllegalArgumentException} on anything that {@link Actor#reference()} does not write. */
    static Actor read(String reference) {
        int colon = reference.indexOf(':');
        String rest = reference.substring(colon + 1);
        return switch (reference.substring(0, Math.max(colon, 0))) {
            case "person" -> new Actor.Person(PersonId.of(rest));
            case "client" -> new Actor.Client(rest);
            case "system" -> new Actor.Portal(rest);
            default -> throw new IllegalArgumentException("not an actor: " + reference);
        };
    }
}
