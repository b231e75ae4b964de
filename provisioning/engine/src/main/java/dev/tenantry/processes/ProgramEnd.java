package dev.tenantry.processes;

import java.time.Instant;

/**
 * A program that began and has come to its end, by the notes of its wrapper.
 *
 * @param code its exit code; 128 + n if signal n ended it
 * @param unwanted whether somebody had asked it to end
 */
public record ProgramEnd(JobId id, Instant began, Instant ended, int code, boolean unwanted) {}
