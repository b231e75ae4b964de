package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jobs of one step of one run in the tenant's network, and what can happen to them there. */
final class Runners {

    private static final Duration UNTIL_JOB = Duration.ofMinutes(2);
    private static final Duration UNTIL_RESULT = Duration.ofMinutes(2);
    private static final int OF_RUN = 16;

    private final Surroundings world;
    private final String prefix;
    private final int nth;

    /** @param nth which of the step's jobs is meddled with */
    Runners(Surroundings world, String run, String step, int nth) {
        this.world = world;
        this.prefix = run.replace("-", "").substring(0, OF_RUN) + "-" + step + "-";
        this.nth = nth;
    }

    /**
     * A job's build.
     *
     * @param name the job's
     * @param place bucket and path under which its result comes
     */
    private record Job(String name, String account, String place, JsonNode build) {

        static Job of(JsonNode build) {
            var artifact = build.path("artifacts");
            var name = artifact.path("name").asString("");
            return new Job(
                    name,
                    build.path("arn").asString("").split(":", -1)[4],
                    "/" + artifact.path("location").asString("") + "/"
                            + artifact.path("path").asString(""),
                    build);
        }

        String result() {
            return place + "/" + name + "/result.json";
        }

        /** What is asked, whichever attempt asks. */
        String question() {
            return name.substring(name.lastIndexOf('-'));
        }
    }

    // ---- what happens

    /** Whether one was there to be killed. */
    boolean killed() throws IOException {
        var job = job();
        if (job.isEmpty()) {
            return false;
        }
        var name = job.get().name();
        Waiting.within(UNTIL_JOB, () -> runner(name).isPresent() || hasResult(job.get()));
        var runner = runner(name);
        runner.ifPresent(Runners::kill);
        return runner.isPresent();
    }

    private static void kill(ProcessHandle runner) {
        var all = runner.descendants().toList();
        runner.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    boolean twice() throws IOException {
        var job = job();
        if (job.isEmpty()) {
            return false;
        }
        var build = job.get().build();
        var again = Map.of(
                "projectName", build.path("projectName"),
                "idempotencyToken", UUID.randomUUID().toString(),
                "artifactsOverride", build.path("artifacts"));
        return world.aws(
                                job.get().account(),
                                "POST",
                                "/",
                                "CodeBuild_20161006.StartBuild",
                                JsonMapper.shared().writeValueAsString(again))
                        .statusCode()
                == 200;
    }

    boolean lost() throws IOException {
        var job = job();
        return job.isPresent() && taken(job.get()).isPresent();
    }

    boolean old() throws IOException {
        var job = job();
        var result = job.isPresent() ? taken(job.get()) : Optional.<String>empty();
        if (result.isEmpty()) {
            return false;
        }
        boolean again = Waiting.within(UNTIL_JOB, () -> next(job.get()).isPresent());
        put(job.get(), job.get().result(), result.get());
        if (again) {
            put(job.get(), next(job.get()).orElseThrow().result(), result.get());
        }
        return again;
    }

    /** The same question of a later attempt. */
    private Optional<Job> next(Job job) throws IOException {
        return jobs().stream()
                .filter(other -> !other.name().equals(job.name()))
                .filter(other -> other.question().equals(job.question()))
                .findFirst();
    }

    private void put(Job job, String place, String result) throws IOException {
        world.aws(job.account(), "PUT", place, "", result);
    }

    /** The job's result, which is there no more; empty if none comes. */
    private Optional<String> taken(Job job) throws IOException {
        if (!Waiting.within(UNTIL_RESULT, () -> hasResult(job))) {
            return Optional.empty();
        }
        var result = world.aws(job.account(), "GET", job.result(), "", "").body();
        world.aws(job.account(), "DELETE", job.result(), "", "");
        return Optional.of(result);
    }

    private boolean hasResult(Job job) throws IOException {
        return world.aws(job.account(), "GET", job.result(), "", "").statusCode() == 200;
    }

    // ---- who works

    /** The one to be meddled with, once it was started. */
    private Optional<Job> job() throws IOException {
        return Waiting.within(UNTIL_JOB, () -> jobs().size() > nth) ? Optional.of(jobs().get(nth)) : Optional.empty();
    }

    private List<Job> jobs() throws IOException {
        return world.builds().stream()
                .map(Job::of)
                .filter(job -> job.name().startsWith(prefix))
                .sorted(Comparator.comparingLong(
                        job -> job.build().path("startTime").asLong(0)))
                .toList();
    }

    /** The runner's process, by the bundle that it was given. */
    private static Optional<ProcessHandle> runner(String job) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process.pid()).contains("/jobs/" + job + "/job.zip"))
                .findFirst();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
