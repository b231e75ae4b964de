package dev.tenantry.steps;

import java.nio.file.Path;

/** Where a step tells what it does; known secrets are masked before anything is stored. */
public interface StepLog {

    void info(String line);

    void warn(String line);

    void error(String line);

    /**
     * Follows a file that a detached process writes, from where the last call ended; returns after what is there now,
     * at most a bounded amount. Lines are stored as they are, with {@code format} deciding how they are read. Files are told
     * apart by their name and their folder's.
     */
    void follow(Path file, Format format);

    /**
     * As {@link #follow}, for a file that nobody writes any more: takes a last line without an end, too.
     *
     * @return whether all of it has been taken over
     */
    boolean finish(Path file, Format format);

    enum Format {
        PLAIN,
        /** Terraform's machine-readable output, one JSON object on a line. */
        TERRAFORM_JSON
    }
}
