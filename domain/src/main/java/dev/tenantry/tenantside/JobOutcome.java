package dev.tenantry.tenantside;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.Saying;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a job may bring out of a tenant's account, field by field: states, names, digests, times, and the fields of our own
 * release. Never a secret, a prompt, an answer, a document, a person's name or a log of the assistant. What the runner says of its
 * own doing is held to the same.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobOutcome.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = JobOutcome.Released.class, name = "released"),
    @JsonSubTypes.Type(value = JobOutcome.NoRelease.class, name = "no-release"),
    @JsonSubTypes.Type(value = JobOutcome.AssistantState.class, name = "assistant-state"),
    @JsonSubTypes.Type(value = JobOutcome.Verified.class, name = "verified"),
    @JsonSubTypes.Type(value = JobOutcome.Failed.class, name = "failed")
})
public sealed interface JobOutcome {

    /** What a deployment would change. */
    record Planned(List<RenderedChange> changes) implements JobOutcome {
        public Planned {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One Kubernetes object before and after.
     *
     * @param digestBefore SHA-256 of its manifest as deployed, null if it is new; keyed if there is a secret in it
     * @param digestAfter of its manifest as rendered, likewise, null if it goes away
     * @param fields what differs; empty from a runner of an older image
     */
    record RenderedChange(
            String kind,
            String name,
            @Nullable String digestBefore,
            @Nullable String digestAfter,
            List<RenderedField> fields) {

        // a runner of an older image names no fields
        public RenderedChange {
            fields = fields == null ? List.of() : List.copyOf(fields);
        }

        /** One of which only the digests are known. */
        public RenderedChange(String kind, String name, @Nullable String digestBefore, @Nullable String digestAfter) {
            this(kind, name, digestBefore, digestAfter, List.of());
        }
    }

    /**
     * One field of such an object.
     *
     * @param path {@code spec.template.spec.containers[open-webui].image}
     * @param before as it is written in JSON, texts bare where nothing else could be meant, long ones by their beginning, size and
     *     digest; null if it is new
     * @param after likewise, null if it goes away
     * @param masked whether both are keyed digests of a secret
     */
    record RenderedField(
            String path, @Nullable String before, @Nullable String after, boolean masked) {}

    /**
     * A release that is there.
     *
     * @param revision Helm's number
     * @param status Helm's word: {@code deployed}, {@code failed}, {@code pending-upgrade} …
     * @param input the digest of chart and values that it was made from; empty if it is not ours
     * @param notes what had to be repaired on the way, one short line each
     * @param loadBalancer the name that leads to it from inside the network; null where nobody waited for one
     */
    record Released(
            String name,
            int revision,
            String status,
            String input,
            String appVersion,
            List<String> notes,
            @Nullable String loadBalancer)
            implements JobOutcome {
        public Released {
            notes = List.copyOf(notes);
        }

        /** One whose load balancer was not asked for. */
        public Released(String name, int revision, String status, String input, String appVersion, List<String> notes) {
            this(name, revision, status, input, appVersion, notes, null);
        }

        /** The same, reached by this name. */
        public Released reachedBy(String balancer) {
            return new Released(name, revision, status, input, appVersion, notes, balancer);
        }
    }

    /** There is no such release. */
    record NoRelease() implements JobOutcome {}

    /**
     * The assistant's configuration as read back.
     *
     * @param gatewayAddresses outside addresses that it knows; empty for a LOCAL tenant
     * @param banner our line on the start page; null if there is none
     */
    record AssistantState(
            String version,
            boolean gatewayOn,
            List<String> gatewayAddresses,
            List<String> gatewayModels,
            boolean ollamaOn,
            List<String> ollamaAddresses,
            List<ModelRow> models,
            List<ToolServerRow> toolServers,
            @Nullable String banner)
            implements JobOutcome {
        public AssistantState {
            gatewayAddresses = List.copyOf(gatewayAddresses);
            gatewayModels = List.copyOf(gatewayModels);
            ollamaAddresses = List.copyOf(ollamaAddresses);
            models = List.copyOf(models);
            toolServers = List.copyOf(toolServers);
        }

        /** One without a line of ours. */
        public AssistantState(
                String version,
                boolean gatewayOn,
                List<String> gatewayAddresses,
                List<String> gatewayModels,
                boolean ollamaOn,
                List<String> ollamaAddresses,
                List<ModelRow> models,
                List<ToolServerRow> toolServers) {
            this(
                    version,
                    gatewayOn,
                    gatewayAddresses,
                    gatewayModels,
                    ollamaOn,
                    ollamaAddresses,
                    models,
                    toolServers,
                    null);
        }
    }

    /** A model as people see it, and the one behind it. */
    record ModelRow(String id, @Nullable String base, boolean active) {}

    /**
     * A tool server that the assistant has.
     *
     * @param tools names of the tools it offers now; empty if it was not asked or does not answer
     */
    record ToolServerRow(String id, String address, boolean on, List<String> tools) {
        public ToolServerRow {
            tools = List.copyOf(tools);
        }
    }

    /** Each thing that was to be shown. */
    record Verified(List<Check> checks) implements JobOutcome {
        public Verified {
            checks = List.copyOf(checks);
        }

        /** Whether nothing failed; what could not be tried does not count as shown, but does not fail either. */
        public boolean passed() {
            return failed().isEmpty();
        }

        /** Those that found something else, or nothing that could be relied on. */
        public List<Check> failed() {
            return checks.stream()
                    .filter(check -> check.shown() == Shown.NO || check.shown() == Shown.UNCLEAR)
                    .toList();
        }
    }

    /**
     * One thing that was to be shown.
     *
     * @param name {@code sign-in}, {@code chat}, {@code document-stored} …
     * @param detail numbers and states only
     */
    record Check(String name, Shown shown, Saying detail, long millis) {}

    /** Whether it was shown. */
    enum Shown {
        YES,
        NO,
        /** It was tried, and what came back can be read both ways: no proof. */
        UNCLEAR,
        NOT_TRIED
    }

    /**
     * It did not work; what the cluster said was collected before anything was undone.
     *
     * @param pods those that are not ready
     * @param events warnings of the cluster, newest first, at most twenty
     */
    record Failed(Failure failure, List<PodState> pods, List<ClusterEvent> events) implements JobOutcome {
        public Failed {
            pods = List.copyOf(pods);
            events = List.copyOf(events);
        }

        /** A failure without a cluster behind it. */
        public static Failed of(Failure failure) {
            return new Failed(failure, List.of(), List.of());
        }
    }

    /**
     * A pod as the cluster tells of it.
     *
     * @param reason of the first container that waits or ended: {@code CrashLoopBackOff}; empty if none says
     */
    record PodState(String name, String phase, boolean ready, int restarts, String reason) {}

    /**
     * Something that the cluster noted about one of its objects.
     *
     * @param message Kubernetes' own words, at most 300 characters
     */
    record ClusterEvent(String object, String reason, String message, int count) {}
}
