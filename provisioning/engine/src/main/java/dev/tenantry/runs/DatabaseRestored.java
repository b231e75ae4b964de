package dev.tenantry.runs;

import java.time.Instant;

/** The database is an earlier one than the world has seen; published in the transaction that holds the runs. */
public record DatabaseRestored(Instant at) {}
