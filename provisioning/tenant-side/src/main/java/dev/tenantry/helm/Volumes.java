package dev.tenantry.helm;

import dev.tenantry.jobs.JobLog;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The volumes of a namespace and the disks behind them. Their classes keep disks when a claim goes, so that no mistake costs data;
 * whoever means it says so volume by volume.
 */
final class Volumes {

    /** A disk is taken off its node first. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final KubectlProgram kubectl;
    private final JobLog log;

    Volumes(KubectlProgram kubectl, JobLog log) {
        this.kubectl = kubectl;
        this.log = log;
    }

    /**
     * Deletes all of a namespace, those too that an earlier attempt left without a claim, and waits until they are gone: as long as
     * the cluster stands, since afterwards nobody would take the disks away.
     *
     * @throws OutsideFailure TIMEOUT if some are still there, with their names
     */
    void delete(String namespace) {
        List<String> volumes = of(namespace);
        log.line("deleting " + volumes.size() + " volumes of namespace " + namespace + " with their disks");
        volumes.forEach(kubectl::deleteWithClaim);
        kubectl.deleteClaims(namespace);
        if (volumes.isEmpty()) {
            return;
        }
        kubectl.awaitGone(volumes, LONGEST);
        List<String> left = of(namespace);
        if (!left.isEmpty()) {
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES,
                    OutsideFailure.Kind.TIMEOUT,
                    "volumes that do not go: " + String.join(", ", left));
        }
    }

    private List<String> of(String namespace) {
        return StreamSupport.stream(kubectl.list("persistentvolumes", namespace).spliterator(), false)
                .filter(volume -> volume.path("spec")
                        .path("claimRef")
                        .path("namespace")
                        .asString("")
                        .equals(namespace))
                .map(volume -> volume.path("metadata").path("name").asString(""))
                .toList();
    }
}
