package dev.tenantry.tenantjobs;

import dev.tenantry.steps.StepContext;
import dev.tenantry.tenantside.RunnerJobId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a tenant's jobs go in and their results come out, as its stack says.
 *
 * @param project the build project
 * @param bucket the account's state bucket
 * @param in prefix of bundles, with a trailing slash
 * @param out prefix of results, likewise
 */
record RunnerPlace(String project, String bucket, String in, String out) {

    static final String STACK = "infrastructure";
    private static final String OUTPUT = "runner";
    private static final String RESULT = "result.json";

    /** Empty as long as the stack does not stand. */
    static Optional<RunnerPlace> of(StepContext context) {
        return context.outputsOf(STACK).get(OUTPUT).map(RunnerPlace::read);
    }

    private static RunnerPlace read(String json) {
        JsonNode output = JsonMapper.shared().readTree(json);
        return new RunnerPlace(
                output.path("project").asString(),
                output.path("bucket").asString(),
                output.path("in").asString(),
                output.path("out").asString());
    }

    String bundle(RunnerJobId id) {
        return in + id + ".zip";
    }

    /** Says which build was started for the job, so that another node finds it. */
    String note(RunnerJobId id) {
        return in + id + ".build";
    }

    String result(RunnerJobId id) {
        return out + id + "/" + RESULT;
    }
}
