package dev.tenantry.helm;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** kubectl's command line, as far as we use it. */
final class KubectlProgram {

    private static final Duration QUICK = Duration.ofMinutes(1);

    private final Path kubectl;
    private final DetachedPrograms programs;

    KubectlProgram(Path kubectl, DetachedPrograms programs) {
        this.kubectl = kubectl;
        this.programs = programs;
    }

    /** Applies manifests under our own field manager, so that no annotation repeats what is in them. */
    void apply(Path manifests) {
        ok("apply", "--server-side", "--force-conflicts", "--field-manager=tenantry", "--filename", "" + manifests);
    }

    /** Asks the server whether it would take them, unknown fields included; what it answers if not. */
    ProgramRun strictDryRun(String namespace, Path manifests) {
        return run(
                "apply",
                "--dry-run=server",
                "--validate=strict",
                "--namespace",
                namespace,
                "--filename",
                manifests.toString());
    }

    /** The objects of a kind in a namespace. */
    JsonNode list(String kinds, String namespace) {
        String output = ok("get", kinds, "--namespace", namespace, "--output", "json");
        try {
            return JsonMapper.shared().readTree(output).path("items");
        } catch (JacksonException e) {
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES, OutsideFailure.Kind.NOT_UNDERSTOOD, "kubectl did not answer JSON");
        }
    }

    /** Waits until the load balancer of an ingress has its name; whether it has one is for {@link #list} to tell. */
    void awaitLoadBalancer(String ingress, String namespace, Duration longest) {
        run(
                longest.plus(QUICK),
                "wait",
                "--for=jsonpath={.status.loadBalancer.ingress[0].hostname}",
                "ingress/" + ingress,
                "--namespace",
                namespace,
                "--timeout=" + longest.toSeconds() + "s");
    }

    /** Has the cluster delete a volume's disk once nobody claims it; its class would keep it. */
    void deleteWithClaim(String volume) {
        ok(
                "patch",
                "persistentvolume/" + volume,
                "--type=merge",
                "--patch={\"spec\":{\"persistentVolumeReclaimPolicy\":\"Delete\"}}");
    }

    void deleteClaims(String namespace) {
        ok("delete", "persistentvolumeclaims", "--all", "--namespace", namespace, "--ignore-not-found");
    }

    /** Waits until volumes are gone, which they are once their disks are; whether they are is for {@link #list} to tell. */
    void awaitGone(List<String> volumes, Duration longest) {
        List<String> arguments = new ArrayList<>(List.of("wait", "--for=delete"));
        volumes.forEach(volume -> arguments.add("persistentvolume/" + volume));
        arguments.add("--timeout=" + longest.toSeconds() + "s");
        run(longest.plus(QUICK), arguments.toArray(String[]::new));
    }

    private String ok(String... arguments) {
        ProgramRun run = run(arguments);
        if (!run.worked()) {
            throw HelmFailures.outside(run);
        }
        return run.output();
    }

    private ProgramRun run(String... arguments) {
        return run(QUICK, arguments);
    }

    private ProgramRun run(Duration longest, String... arguments) {
        List<String> command = new ArrayList<>(List.of(kubectl.toString()));
        command.addAll(List.of(arguments));
        return programs.run(longest, command);
    }
}
