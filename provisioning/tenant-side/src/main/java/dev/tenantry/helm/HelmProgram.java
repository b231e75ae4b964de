package dev.tenantry.helm;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Helm's command line, as far as we use it. */
final class HelmProgram {

    private static final Duration QUICK = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path helm;
    private final DetachedPrograms programs;

    HelmProgram(Path helm, DetachedPrograms programs) {
        this.helm = helm;
        this.programs = programs;
    }

    /** Throws {@link OutsideFailure} unless it is the major that we know the ways of. */
    void requireKnownMajor() {
        String version = ok(QUICK, "version", "--template", "{{.Version}}").strip();
        if (!version.startsWith("v3.")) {
            throw failure(OutsideFailure.Kind.REJECTED, "Helm 3 is needed, " + helm + " is " + version);
        }
    }

    /** All revisions; none if there is no such release. */
    List<Revision> history(String release, String namespace) {
        ProgramRun run = run(QUICK, "history", release, "--namespace", namespace, "--output", "json", "--max", "256");
        if (!run.worked()) {
            if (run.errors().contains("release: not found")) {
                return List.of();
            }
            throw HelmFailures.outside(run);
        }
        try {
            return StreamSupport.stream(JSON.readTree(run.output()).spliterator(), false)
                    .map(HelmProgram::revision)
                    .toList();
        } catch (JacksonException e) {
            throw failure(OutsideFailure.Kind.NOT_UNDERSTOOD, "helm history did not answer JSON");
        }
    }

    private static Revision revision(JsonNode node) {
        return new Revision(
                node.path("revision").asInt(),
                node.path("status").asString(""),
                node.path("app_version").asString(""),
                node.path("description").asString(""));
    }

    /** The values that the last revision was made from. */
    JsonNode values(String release, String namespace) {
        return json("values", "get", "values", release, "--namespace", namespace, "--output", "json");
    }

    /** The values that a revision was made from. */
    JsonNode values(String release, String namespace, int revision) {
        return json(
                "values",
                "get",
                "values",
                release,
                "--namespace",
                namespace,
                "--revision",
                Integer.toString(revision),
                "--output",
                "json");
    }

    private JsonNode json(String what, String... arguments) {
        try {
            return JSON.readTree(ok(QUICK, arguments));
        } catch (JacksonException e) {
            throw failure(OutsideFailure.Kind.NOT_UNDERSTOOD, "helm did not answer JSON when asked for " + what);
        }
    }

    /** The manifests of the deployed revision. */
    String manifest(String release, String namespace) {
        return ok(QUICK, "get", "manifest", release, "--namespace", namespace);
    }

    /** The manifests as they would be. */
    String template(String release, String namespace, Path chart, Path values) {
        return ok(
                QUICK,
                "template",
                release,
                chart.toString(),
                "--namespace",
                namespace,
                "--values",
                values.toString(),
                "--no-hooks");
    }

    /** Installs or upgrades and waits; whether it worked is the caller's to read. */
    ProgramRun upgrade(String release, String namespace, Path chart, Path values, String input, Duration longest) {
        return run(
                longest.plusMinutes(1),
                "upgrade",
                release,
                chart.toString(),
                "--install",
                "--namespace",
                namespace,
                "--values",
                values.toString(),
                // else an empty values document silently means "those of the last revision"
                "--reset-values",
                "--wait",
                "--timeout",
                longest.toSeconds() + "s",
                "--history-max",
                "20",
                "--description",
                Revision.MARK + input);
    }

    /** To a revision by its number: without one, Helm takes the last but one, even if that had failed. */
    void rollback(String release, String namespace, int revision) {
        ok(QUICK, "rollback", release, Integer.toString(revision), "--namespace", namespace);
    }

    /** The same, and waits; whether it worked is the caller's to read. */
    ProgramRun rollback(String release, String namespace, int revision, Duration longest) {
        return run(
                longest.plusMinutes(1),
                "rollback",
                release,
                Integer.toString(revision),
                "--namespace",
                namespace,
                "--wait",
                "--timeout",
                longest.toSeconds() + "s");
    }

    ProgramRun uninstall(String release, String namespace) {
        return run(
                Duration.ofMinutes(6), "uninstall", release, "--namespace", namespace, "--wait", "--timeout", "300s");
    }

    private String ok(Duration longest, String... arguments) {
        ProgramRun run = run(longest, arguments);
        if (!run.worked()) {
            throw HelmFailures.outside(run);
        }
        return run.output();
    }

    private ProgramRun run(Duration longest, String... arguments) {
        List<String> command = new ArrayList<>(List.of(helm.toString()));
        command.addAll(List.of(arguments));
        return programs.run(longest, command);
    }

    private static OutsideFailure failure(OutsideFailure.Kind kind, String message) {
        return new OutsideFailure(OutsideSystem.KUBERNETES, kind, message);
    }
}
