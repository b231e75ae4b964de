package dev.tenantry.tenantside;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job with what has to travel along.
 *
 * @param step the asking step's name; part of the job's id
 * @param chart folder of the chart that the job deploys, or null
 * @param longest after which the build is ended from outside
 */
public record JobOrder(String step, RunnerJob job, @Nullable Path chart, Duration longest) {

    /** A job that needs no files. */
    public static JobOrder of(String step, RunnerJob job, Duration longest) {
        return new JobOrder(step, job, null, longest);
    }
}
