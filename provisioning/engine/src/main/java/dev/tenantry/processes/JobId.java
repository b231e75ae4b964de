package dev.tenantry.processes;

import java.util.regex.Pattern;

/** Names one attempt of one step of one run; the name is the folder, the Job or the build on the host. */
public record JobId(String value) {

    private static final Pattern SAFE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public JobId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a job id (lower case, digits, hyphens, at most 63): " + value);
        }
    }

    /** Whether the text can name a folder and a Kubernetes Job alike: a DNS label. */
    public static boolean isValid(String text) {
        return SAFE.matcher(text).matches();
    }

    /** The id of an attempt, which counts from 1; throws {@link IllegalArgumentException} if that is no DNS label. */
    public static JobId of(String run, String step, int attempt) {
        return new JobId(run + "-" + step + "-" + attempt);
    }

    @Override
    public String toString() {
        return value;
    }
}
