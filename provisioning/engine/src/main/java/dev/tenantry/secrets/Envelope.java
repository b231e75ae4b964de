package dev.tenantry.secrets;

/** A secret as it lies in the database: sealed under a key of its own, which lies beside it, wrapped. */
record Envelope(WrappedKey key, Sealed sealed) {}
