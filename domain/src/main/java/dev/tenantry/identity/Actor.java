package dev.tenantry.identity;

/** Who acts: named by id only, so that audit and logs hold no personal data. */
public sealed interface Actor {

    /** The form that audit stores: {@code person:…}, {@code client:…} or {@code system:…}. */
    String reference();

    /** A signed-in person. */
    record Person(PersonId id) implements Actor {
        @Override
        public String reference() {
            return "person:" + id;
        }
    }

    /** A machine with client credentials on the REST interface. */
    record Client(String clientId) implements Actor {
        @Override
        public String reference() {
            return "client:" + clientId;
        }
    }

    /** The portal itself: a run, a schedule, a migration. */
    record Portal(String part) implements Actor {
        @Override
        public String reference() {
            return "system:" + part;
        }
    }
}
