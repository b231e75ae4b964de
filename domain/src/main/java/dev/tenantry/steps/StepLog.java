package dev.tenantry.steps;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

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

    /**
     * Takes over what a log outside has grown by since the last call, at most a bounded amount. What is there decides
     * nothing: it is shown, secrets masked, and no step reads it.
     *
     * @param name tells the step's sources apart
     * @return whether the source has ended and all of it has been taken over
     */
    boolean take(String name, Source source);

    /** A log that somebody else keeps. */
    interface Source {

        /**
         * What comes after a place; throws {@link dev.tenantry.outside.OutsideFailure} if it cannot be told.
         *
         * @param after as {@link Excerpt#next} said; empty at the beginning
         */
        Excerpt read(String after);
    }

    /**
     * What a source has told.
     *
     * @param next where to go on; the same as before if there was nothing more
     * @param ended whether nothing will ever follow
     */
    record Excerpt(List<Line> lines, String next, boolean ended) {
        public Excerpt {
            lines = List.copyOf(lines);
        }
    }

    /** One line of a source, with its time. */
    record Line(Instant at, String text) {}

    enum Format {
        PLAIN,
        /** Terraform's machine-readable output, one JSON object on a line. */
        TERRAFORM_JSON
    }
}
