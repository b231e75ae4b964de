/**
 * Runs: the durable way from what is to what is wanted for one tenant. Owns the tables of runs, their steps, plans,
 * approvals, events, logs and leases, and the engine that drives steps through them.
 * Knows no particular step: they come as beans, from whichever module. Flowable only keeps the clock.
 */
@NullMarked
package dev.tenantry.runs;

import org.jspecify.annotations.NullMarked;
