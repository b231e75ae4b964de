/**
 * Telling people and machines what happened: by e-mail and by signed webhook, from an outbox that is written in the
 * transaction in which it happened. Delivers at least once, with an id that repetitions share. Never decides what is worth
 * telling, never holds the texts, and never sends secrets.
 */
@NullMarked
package dev.tenantry.notifications;

import org.jspecify.annotations.NullMarked;
