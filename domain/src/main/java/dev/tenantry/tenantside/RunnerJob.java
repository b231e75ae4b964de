package dev.tenantry.tenantside;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing that the runner does inside a tenant's network. Each is idempotent: it looks before it acts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunnerJob.HelmPlan.class, name = "helm-plan"),
    @JsonSubTypes.Type(value = RunnerJob.HelmApply.class, name = "helm-apply"),
    @JsonSubTypes.Type(value = RunnerJob.HelmStatus.class, name = "helm-status"),
    @JsonSubTypes.Type(value = RunnerJob.HelmUninstall.class, name = "helm-uninstall"),
    @JsonSubTypes.Type(value = RunnerJob.AssistantConfigure.class, name = "assistant-configure"),
    @JsonSubTypes.Type(value = RunnerJob.AssistantRead.class, name = "assistant-read"),
    @JsonSubTypes.Type(value = RunnerJob.AssistantReset.class, name = "assistant-reset"),
    @JsonSubTypes.Type(value = RunnerJob.McpAttach.class, name = "mcp-attach"),
    @JsonSubTypes.Type(value = RunnerJob.McpDetach.class, name = "mcp-detach"),
    @JsonSubTypes.Type(value = RunnerJob.Verify.class, name = "verify")
})
public sealed interface RunnerJob {

    /** The secrets it needs, which the build resolves. */
    @JsonIgnore
    Set<SecretRef> secrets();

    /** Renders the release and compares it with what is deployed; changes nothing. */
    record HelmPlan(HelmRelease release) implements RunnerJob {
        @Override
        public Set<SecretRef> secrets() {
            return release.secretsNeeded();
        }
    }

    /**
     * Installs or upgrades the release and waits until it is ready.
     *
     * @param database whose user must be there before; null if the release brings its own
     * @param ingress whose load balancer must have its name before the job ends; null where no cluster makes one
     */
    record HelmApply(
            HelmRelease release,
            @Nullable AppDatabase database,
            @Nullable String ingress) implements RunnerJob {
        @Override
        public Set<SecretRef> secrets() {
            return Stream.concat(
                            release.secretsNeeded().stream(),
                            database == null ? Stream.empty() : database.secretsNeeded().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Reads what is deployed. */
    record HelmStatus(String release, String namespace) implements RunnerJob {
        @Override
        public Set<SecretRef> secrets() {
            return Set.of();
        }
    }

    /** Takes the release away, its volumes included if asked; fine if it is not there. */
    record HelmUninstall(String release, String namespace, boolean volumesToo) implements RunnerJob {
        @Override
        public Set<SecretRef> secrets() {
            return Set.of();
        }
    }

    /** Brings the assistant's connections, models and banner to what is wanted and reads them back. */
    record AssistantConfigure(AssistantTarget assistant, AssistantWishes wishes) implements RunnerJob {
        @Override
        public Set<SecretRef> secrets() {
            return with(assistant, wishes.secretsNeeded());
        }
    }

    /** Reads the assistant's configuration. */
    record AssistantRead(AssistantTarget assistant) implements RunnerJob {
        @Override
        public Set<SecretRef> secrets() {
            return with(assistant, Set.of());
        }
    }

    /** Takes away what {@link AssistantConfigure} brought: connections emptied, our models deleted. */
    record AssistantReset(AssistantTarget assistant, Set<String> models) implements RunnerJob {
        public AssistantReset {
            models = sorted(models);
        }

        @Override
        public Set<SecretRef> secrets() {
            return with(assistant, Set.of());
        }
    }

    /**
     * Attaches tool servers, keeps those that are not ours, reads back and asks each for its tools.
     *
     * @param gone ids of those that were attached once and are to be taken away
     */
    record McpAttach(AssistantTarget assistant, List<ToolServer> servers, Set<String> gone) implements RunnerJob {
        public McpAttach {
            servers = List.copyOf(servers);
            gone = sorted(gone);
        }

        @Override
        public Set<SecretRef> secrets() {
            return with(
                    assistant,
                    servers.stream()
                            .map(ToolServer::key)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
    }

    /** Takes tool servers away by id; fine if they are not there. */
    record McpDetach(AssistantTarget assistant, Set<String> servers) implements RunnerJob {
        public McpDetach {
            servers = sorted(servers);
        }

        @Override
        public Set<SecretRef> secrets() {
            return with(assistant, Set.of());
        }
    }

    /** Proves that the assistant works: sign-in, a chat, a document's way, tools. */
    record Verify(AssistantTarget assistant, Proofs proofs) implements RunnerJob {
        @Override
        public Set<SecretRef> secrets() {
            return with(assistant, proofs.secretsNeeded());
        }
    }

    private static Set<SecretRef> with(AssistantTarget assistant, Collection<SecretRef> more) {
        return Stream.concat(Stream.of(assistant.adminPassword()), more.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One order, since the job's digest is part of its id. */
    private static Set<String> sorted(Set<String> texts) {
        return Collections.unmodifiableSet(new TreeSet<>(texts));
    }
}
