package dev.tenantry.standins;

import dev.tenantry.standins.AwsStandIn.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** CodeBuild: projects, and builds that are under way until what they leave has arrived, their time is over, or somebody stops them. */
record AwsBuilds(AwsStandIn aws) {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String STATUS = "buildStatus";
    private static final String UNDER_WAY = "IN_PROGRESS";

    private Map<String, ObjectNode> projects() {
        return aws.kept("projects");
    }

    private Map<String, ObjectNode> builds() {
        return aws.kept("builds");
    }

    Reply answer(String act, JsonNode body, Caller caller) {
        return switch (act) {
            case "CreateProject" -> create(body, caller);
            case "BatchGetProjects" ->
                Reply.of(200, Map.of("projects", named(body.path("names"), projects(), caller.account() + "/")));
            case "DeleteProject" -> {
                projects().remove(caller.account() + "/" + AwsStandIn.text(body, "name"));
                yield Reply.of(200, Map.of());
            }
            case "StartBuild" -> start(body, caller);
            case "BatchGetBuilds" -> {
                builds().values().forEach(AwsBuilds::endIfLate);
                yield Reply.of(200, Map.of("builds", named(body.path("ids"), builds(), "")));
            }
            case "StopBuild" -> stop(AwsStandIn.text(body, "id"));
            default -> AwsStandIn.no(400, "InvalidInputException", "the sandbox's AWS does not speak " + act);
        };
    }

    private static List<ObjectNode> named(JsonNode names, Map<String, ObjectNode> among, String before) {
        return names.values().stream()
                .flatMap(name -> Stream.ofNullable(among.get(before + name.asString(""))))
                .toList();
    }

    private Reply create(JsonNode body, Caller caller) {
        String id = caller.account() + "/" + AwsStandIn.text(body, "name");
        if (projects().containsKey(id)) {
            return AwsStandIn.no(400, "ResourceAlreadyExistsException", "Project already exists: " + id);
        }
        ObjectNode project = (ObjectNode) body.deepCopy();
        project.put("arn", arn(caller, "project/" + AwsStandIn.text(body, "name")));
        AwsTags.keep(project, body.path("tags"));
        projects().put(id, project);
        return Reply.of(200, Map.of("project", project));
    }

    private static String arn(Caller caller, String what) {
        return "arn:aws:codebuild:" + caller.region() + ":" + caller.account() + ":" + what;
    }

    /** The same token means the same build. */
    private Reply start(JsonNode body, Caller caller) {
        String name = AwsStandIn.text(body, "projectName");
        ObjectNode project = projects().get(caller.account() + "/" + name);
        if (project == null) {
            return AwsStandIn.no(
                    400, "ResourceNotFoundException", "Project cannot be found: " + arn(caller, "project/" + name));
        }
        String token = caller.account() + "/" + AwsStandIn.text(body, "idempotencyToken");
        Optional<ObjectNode> again = builds().values().stream()
                .filter(build -> AwsStandIn.text(build, "token").equals(token))
                .findFirst();
        return Reply.of(200, Map.of("build", again.orElseGet(() -> fresh(body, caller, project, token))));
    }

    private ObjectNode fresh(JsonNode body, Caller caller, ObjectNode project, String token) {
        String id = AwsStandIn.text(project, "name") + ":" + UUID.randomUUID();
        ObjectNode build = JsonMapper.shared().createObjectNode();
        build.put("id", id);
        build.put("arn", arn(caller, "build/" + id));
        build.put("token", token);
        build.put("projectName", AwsStandIn.text(project, "name"));
        build.put("serviceRole", AwsStandIn.text(project, "serviceRole"));
        build.put(STATUS, UNDER_WAY);
        build.put("currentPhase", "BUILD");
        build.put("startTime", CLOCK.instant().getEpochSecond());
        build.put("timeoutInMinutes", body.path("timeoutInMinutesOverride").asInt(60));
        build.set("artifacts", body.path("artifactsOverride").deepCopy());
        build.set("logs", log(project, id));
        builds().put(id, build);
        return build;
    }

    /** Where the project says, in a stream named as CodeBuild names it. */
    private static ObjectNode log(ObjectNode project, String id) {
        String group = AwsStandIn.text(project.path("logsConfig").path("cloudWatchLogs"), "groupName");
        ObjectNode log = JsonMapper.shared().createObjectNode();
        log.put("groupName", group.isEmpty() ? "/aws/codebuild/" + AwsStandIn.text(project, "name") : group);
        return log.put("streamName", id.substring(id.lastIndexOf(':') + 1));
    }

    private Reply stop(String id) {
        ObjectNode build = builds().get(id);
        if (build == null) {
            return AwsStandIn.no(400, "ResourceNotFoundException", "Build cannot be found: " + id);
        }
        end(build, "STOPPED");
        return Reply.of(200, Map.of("build", build));
    }

    /** Whoever runs the builds says that one has come to nothing. */
    Reply failed(String id) {
        ObjectNode build = builds().get(id);
        if (build != null) {
            end(build, "FAILED");
        }
        return Reply.of(200, Map.of());
    }

    private static void end(ObjectNode build, String status) {
        if (AwsStandIn.text(build, STATUS).equals(UNDER_WAY)) {
            build.put(STATUS, status);
            build.put("currentPhase", "COMPLETED");
            build.put("endTime", CLOCK.instant().getEpochSecond());
        }
    }

    private static void endIfLate(ObjectNode build) {
        long longest = build.path("timeoutInMinutes").asLong(60) * 60;
        if (CLOCK.instant().getEpochSecond() > build.path("startTime").asLong(0) + longest) {
            end(build, "TIMED_OUT");
        }
    }

    /** A build has succeeded when its result lies where it was told to leave it. */
    void arrived(String bucket, String key) {
        builds().values().stream()
                .filter(build ->
                        AwsStandIn.text(build.path("artifacts"), "location").equals(bucket))
                .filter(build -> key.startsWith(AwsStandIn.text(build.path("artifacts"), "path") + "/"
                        + AwsStandIn.text(build.path("artifacts"), "name") + "/"))
                .forEach(build -> end(build, "SUCCEEDED"));
    }

    /** All builds, as the build host looks for them at an emulator. */
    Map<String, Object> listed() {
        return Map.of("builds", List.copyOf(builds().values()));
    }
}
