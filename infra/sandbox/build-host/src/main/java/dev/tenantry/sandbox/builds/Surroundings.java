package dev.tenantry.sandbox.builds;

import dev.tenantry.sandbox.builds.Clusters.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is around a tenant's runner in the tenant's network: its Kubernetes, and the programs that were deployed there. */
final class Surroundings {

    private final StandIns standIns;
    private final Path tenants;
    private final Optional<RealProgram> kubernetes;
    private final Clusters clusters;
    private final Optional<Assistants> assistants;

    Surroundings(Options options, StandIns standIns, Emulator emulator) {
        this.standIns = standIns;
        this.tenants = options.folder().resolve("tenants");
        this.kubernetes = RealProgram.among(options, Options.KUBERNETES);
        this.clusters = Clusters.of(options);
        this.assistants = Assistants.of(options, standIns, emulator);
    }

    /** What must be there when a job begins. */
    Cluster before(Build build, Job job) {
        if (job.needsAssistant()) {
            assistants.ifPresent(all -> all.awake(build.account()));
        }
        return clusters.of(build.account());
    }

    /** No cluster here runs a container: those who play them are told. What fails here is seen by the next step. */
    void after(Build build, Job job, Cluster cluster, JsonNode outcome) {
        try {
            if (job.deployed(outcome)) {
                standIns.tell(job.values());
                keep(build.account(), StandIns.tenant(job.values()));
                assistants.ifPresent(all -> all.deployed(build, job, cluster));
            } else if (job.removed(outcome)) {
                forget(build.account());
                assistants.ifPresent(all -> all.remove(build.account()));
            }
        } catch (UncheckedIOException | IllegalStateException failed) {
            System.err.println(build.id() + ": " + failed.getMessage());
        }
    }

    /** Whose release is in that account: what takes it away again does not say. */
    private void keep(String account, String slug) {
        if (!slug.isEmpty()) {
            try {
                Files.writeString(Files.createDirectories(tenants).resolve(account), slug);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What runs in a cluster is gone with its release, and what it remembers with its volumes. */
    private void forget(String account) {
        Path file = tenants.resolve(account);
        try {
            if (Files.exists(file)) {
                standIns.forget(Files.readString(file));
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a tenant's real assistant answers. */
    Optional<URI> assistant(String tenant) {
        return assistants.flatMap(all -> all.of(tenant));
    }

    /** Those whose tenants have something that runs for them alone. */
    Set<String> accounts() {
        return Stream.concat(
                        kubernetes.map(RealProgram::accounts).stream(), assistants.map(Assistants::accounts).stream())
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ends and forgets it. */
    void remove(String account) {
        assistants.ifPresent(all -> all.remove(account));
        kubernetes.ifPresent(program -> program.remove(account));
    }
}
