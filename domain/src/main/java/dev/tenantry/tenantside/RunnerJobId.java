package dev.tenantry.tenantside;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tenantry.steps.RunId;
import java.util.regex.Pattern;

/**
 * Names one job: run, step, attempt and what is asked, so that whoever submits the same thing again, also another node
 * after a crash, meets the job that is there already.
 */
public record RunnerJobId(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int RUN = 16;
    private static final int ASKED = 12;

    @JsonCreator
    public RunnerJobId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a job id (lower case, digits, hyphens, at most 63): " + value);
        }
    }

    /**
     * The id of what a step asks in an attempt.
     *
     * @param attempt counts from 1
     * @param askedDigest SHA-256 in hex of what is asked
     */
    public static RunnerJobId of(RunId run, String step, int attempt, String askedDigest) {
        String shortRun = run.toString().replace("-", "").substring(0, RUN);
        return new RunnerJobId(shortRun + "-" + step + "-" + attempt + "-" + askedDigest.substring(0, ASKED));
    }

    @Override
    public String toString() {
        return value;
    }
}
