package dev.tenantry.processes;

import java.time.Instant;

/** What became of a job, as far as its host can tell. */
public sealed interface ProcessState {

    /** The host has never heard of it. */
    record NotStarted() implements ProcessState {}

    /**
     * It runs.
     *
     * @param pid the program's process id on its host, for people; 0 where the host has none
     */
    record Running(long pid, Instant since) implements ProcessState {}

    /**
     * It ended, and its exit code is known.
     *
     * @param code the program's exit code; 128 + n if signal n ended it
     */
    record Exited(int code, Instant at) implements ProcessState {}

    /** It ended and nobody knows how: look at its lock, and plan anew. */
    record Lost(String reason) implements ProcessState {}
}
