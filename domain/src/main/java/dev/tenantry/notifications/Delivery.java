package dev.tenantry.notifications;

import dev.tenantry.identity.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * One notice on its way to one receiver, held by this node until {@code lease}.
 *
 * @param attempts how many failed so far
 */
record Delivery(UUID id, Outbox.Written told, Receiver to, int attempts, Instant lease) {

    /** Who is to be told, and how. */
    sealed interface Receiver {

        record ByMail(PersonId person) implements Receiver {}

        record ByWebhook(String endpoint) implements Receiver {}
    }
}
