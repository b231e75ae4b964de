package dev.tenantry.sandbox.builds;

import tools.jackson.databind.JsonNode;

/**
 * A build that somebody started.
 *
 * @param role the project's service role
 * @param bucket where source and artifact lie
 * @param path of the artifact, before its name
 * @param job the artifact's name
 * @param log where what it prints is kept
 */
record Build(
        String id,
        String account,
        String region,
        String status,
        String role,
        String bucket,
        String path,
        String job,
        Stream log) {

    /** Of CloudWatch Logs. */
    record Stream(String group, String name) {}

    static Build of(JsonNode build) {
        String[] arn = build.path("arn").asString("").split(":", -1);
        JsonNode artifact = build.path("artifacts");
        return new Build(
                build.path("id").asString(""),
                arn[4],
                arn[3],
                build.path("buildStatus").asString(""),
                build.path("serviceRole").asString(""),
                artifact.path("location").asString(""),
                artifact.path("path").asString(""),
                artifact.path("name").asString(""),
                new Stream(
                        build.path("logs").path("groupName").asString(""),
                        build.path("logs").path("streamName").asString("")));
    }

    /** By our own convention, since the emulator does not keep where the source is. */
    String source() {
        return path.replaceFirst("out$", "in") + "/" + job + ".zip";
    }

    String artifact() {
        return path + "/" + job + "/result.json";
    }

    boolean stopped() {
        return status.equals("STOPPED");
    }

    /** Whether it came to nothing, so that nobody runs it once more. */
    boolean failed() {
        return status.equals("FAILED");
    }
}
