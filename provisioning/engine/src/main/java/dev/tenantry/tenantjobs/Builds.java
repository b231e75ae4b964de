package dev.tenantry.tenantjobs;

import dev.tenantry.jobs.JobManifest;
import dev.tenantry.tenantside.JobState;
import dev.tenantry.tenantside.RunnerJobId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.ArtifactNamespace;
import software.amazon.awssdk.services.codebuild.model.ArtifactPackaging;
import software.amazon.awssdk.services.codebuild.model.ArtifactsType;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariable;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariableType;
import software.amazon.awssdk.services.codebuild.model.ProjectArtifacts;
import software.amazon.awssdk.services.codebuild.model.SourceType;
import software.amazon.awssdk.services.codebuild.model.StatusType;

/** The builds of a tenant's runner project. */
record Builds(CodeBuildClient client, RunnerPlace place) {

    /** CodeBuild knows no shorter time. */
    private static final int LEAST_MINUTES = 5;

    /** Starts the job's build, once: repeated within minutes, CodeBuild answers the same build again. */
    String start(JobManifest manifest) {
        RunnerJobId id = manifest.id();
        return client.startBuild(start -> start.projectName(place.project())
                        .idempotencyToken(id.value())
                        .sourceTypeOverride(SourceType.S3)
                        .sourceLocationOverride(place.bucket() + "/" + place.bundle(id))
                        .artifactsOverride(artifacts(id))
                        .environmentVariablesOverride(variables(manifest))
                        .timeoutInMinutesOverride(minutes(manifest.longest())))
                .build()
                .id();
    }

    /** Lands at {@link RunnerPlace#result}. */
    private ProjectArtifacts artifacts(RunnerJobId id) {
        String path = place.out();
        return ProjectArtifacts.builder()
                .type(ArtifactsType.S3)
                .location(place.bucket())
                .path(path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .name(id.value())
                .namespaceType(ArtifactNamespace.NONE)
                .packaging(ArtifactPackaging.NONE)
                .build();
    }

    private static List<EnvironmentVariable> variables(JobManifest manifest) {
        return manifest.environment().stream()
                .map(variable -> EnvironmentVariable.builder()
                        .name(variable.name())
                        .type(EnvironmentVariableType.SECRETS_MANAGER)
                        .value(variable.value())
                        .build())
                .toList();
    }

    private static int minutes(Duration longest) {
        return Math.max(LEAST_MINUTES, Math.toIntExact(longest.toMinutes()));
    }

    /** The build; empty if CodeBuild does not know it. */
    Optional<Build> find(String buildId) {
        return client.batchGetBuilds(get -> get.ids(buildId)).builds().stream().findFirst();
    }

    /** Where a build's log is; empty as long as it has none. */
    static Optional<BuildLog.Place> log(Build build) {
        return Optional.ofNullable(build.logs())
                .filter(logs -> logs.groupName() != null && logs.streamName() != null)
                .map(logs -> new BuildLog.Place(logs.groupName(), logs.streamName()));
    }

    /** @param lateResult how long after its end a build's result may still come */
    static JobState state(Optional<Build> found, Duration lateResult, Instant now) {
        if (found.isEmpty()) {
            return new JobState.Lost(AssistantPhrase.JOB_UNKNOWN.say());
        }
        Build build = found.get();
        return switch (build.buildStatus()) {
            case IN_PROGRESS -> underWay(build);
            case STOPPED -> new JobState.Stopped();
            case SUCCEEDED, FAILED, FAULT, TIMED_OUT, UNKNOWN_TO_SDK_VERSION -> ended(build, lateResult, now);
        };
    }

    private static JobState underWay(Build build) {
        return "SUBMITTED".equals(build.currentPhase()) || "QUEUED".equals(build.currentPhase())
                ? new JobState.Queued(build.startTime())
                : new JobState.Running(build.startTime());
    }

    private static JobState ended(Build build, Duration lateResult, Instant now) {
        Instant end = Optional.ofNullable(build.endTime()).orElse(build.startTime());
        boolean mayStillCome = build.buildStatus() == StatusType.SUCCEEDED
                && end.plus(lateResult).isAfter(now);
        return mayStillCome
                ? new JobState.Running(build.startTime())
                : new JobState.Lost(AssistantPhrase.NO_RESULT.say(build.buildStatus()));
    }

    void stop(String buildId) {
        client.stopBuild(stop -> stop.id(buildId));
    }
}
