package dev.tenantry.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to tell one receiver.
 *
 * @param id shared by all attempts
 * @param at when it happened, not when it is sent
 * @param to an e-mail address, or the name of an endpoint
 */
record Letter(UUID id, Notice notice, Instant at, String to, Wording.Words words, String link) {}
