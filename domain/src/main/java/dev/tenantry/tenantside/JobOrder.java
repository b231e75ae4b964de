package dev.tenantry.tenantside;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job with what has to travel along.
 *
 * @param step the asking step's name; part of the job's id
 * @param occasion tells repeated orders of one attempt apart, where asking again must not find the last answer; empty
 *     where it must
 * @param chart folder of the chart that the job deploys, or null
 * @param longest after which the build is ended from outside
 */
public record JobOrder(
        String step,
        String occasion,
        RunnerJob job,
        @Nullable Path chart,
        Duration longest) {

    /** A job that needs no files. */
    public static JobOrder of(String step, RunnerJob job, Duration longest) {
        return new JobOrder(step, "", job, null, longest);
    }

    /** The same with a chart that travels along. */
    public JobOrder with(Path chartFolder) {
        return new JobOrder(step, occasion, job, chartFolder, longest);
    }

    JobOrder on(String newOccasion) {
        return new JobOrder(step, newOccasion, job, chart, longest);
    }
}
