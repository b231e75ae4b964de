package dev.tenantry.processes;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The Jobs of the portal's own namespace and their pods. Every refusal is an {@link OutsideFailure} of Kubernetes. */
final class ClusterJobs {

    /** On each Job and pod of ours, with the job's id. */
    static final String LABEL = "tenantry.dev/job";

    private final URI url;
    private final ClusterAccount account;
    private final Duration timeout;
    private byte[] trusted = {};
    private @Nullable JobsApi api;

    ClusterJobs(URI url, ClusterAccount account, Duration timeout) {
        this.url = url;
        this.account = account;
        this.timeout = timeout;
    }

    /** False if there is one of that name. */
    boolean create(JsonNode job) {
        try {
            api().create(account.namespace(), job);
            return true;
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.ALREADY_EXISTS) {
                throw failure;
            }
            return false;
        }
    }

    Optional<ClusterJob> find(JobId id) {
        try {
            return Optional.of(new ClusterJob(api().job(account.namespace(), id.value())));
        } catch (OutsideFailure failure) {
            return gone(failure);
        }
    }

    /** Nothing happens if there is none. Its pods may still be ending when this returns. */
    void delete(JobId id) {
        try {
            api().delete(account.namespace(), id.value());
        } catch (OutsideFailure failure) {
            gone(failure);
        }
    }

    private static <T> Optional<T> gone(OutsideFailure failure) {
        if (failure.kind() == Kind.NOT_FOUND) {
            return Optional.empty();
        }
        throw failure;
    }

    List<ClusterPod> podsOf(JobId id) {
        return pods(LABEL + "=" + id.value());
    }

    /** Of the whole namespace, whoever made them. */
    List<ClusterPod> pods() {
        return pods("");
    }

    private List<ClusterPod> pods(String labels) {
        return items(api().pods(account.namespace(), labels))
                .map(ClusterPod::new)
                .toList();
    }

    private static Stream<JsonNode> items(JsonNode list) {
        if (!list.path("items").isArray()) {
            throw new OutsideFailure(OutsideSystem.KUBERNETES, Kind.NOT_UNDERSTOOD, "the answer lacks items");
        }
        return StreamSupport.stream(list.path("items").spliterator(), false);
    }

    /** Authorities are renewed much less often than tokens, but without a restart as well. */
    private synchronized JobsApi api() {
        byte[] authorities = url.getScheme().equals("https") ? account.authorities() : new byte[0];
        JobsApi known = api;
        if (known == null || !Arrays.equals(authorities, trusted)) {
            OutsideHttp http = OutsideHttp.to(OutsideSystem.KUBERNETES, url)
                    .bearer(account::token)
                    .refusing(new KubernetesRefusals())
                    .reading(timeout)
                    .repeatingReads();
            known = (authorities.length == 0 ? http : http.trusting(ClusterAccount.trusting(authorities)))
                    .proxy(JobsApi.class);
            api = known;
            trusted = authorities;
        }
        return known;
    }
}
