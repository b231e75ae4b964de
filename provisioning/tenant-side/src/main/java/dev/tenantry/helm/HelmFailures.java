package dev.tenantry.helm;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.ClusterEvent;
import dev.tenantry.tenantside.JobOutcome.PodState;
import java.util.List;
import java.util.Optional;

/** Classes what went wrong: the cluster's events first, then its pods, and Helm's own words last, since they say least. */
final class HelmFailures {

    private record Sign(String words, FailureClass failureClass, HelmPhrase meaning) {}

    private static final List<Sign> EVENTS = List.of(
            new Sign("exceeded quota", FailureClass.QUOTA, HelmPhrase.QUOTA_USED_UP),
            new Sign("Insufficient nvidia.com/gpu", FailureClass.CAPACITY, HelmPhrase.NO_FREE_GPU),
            new Sign("Insufficient", FailureClass.CAPACITY, HelmPhrase.NO_ROOM),
            new Sign("violates PodSecurity", FailureClass.CONFIG, HelmPhrase.POD_SECURITY),
            new Sign("denied the request", FailureClass.CONFIG, HelmPhrase.ADMISSION_POLICY),
            new Sign("didn't find available persistent volumes", FailureClass.CAPACITY, HelmPhrase.NO_VOLUME));

    private static final List<Sign> PODS = List.of(
            new Sign("ImagePullBackOff", FailureClass.CONFIG, HelmPhrase.NO_IMAGE),
            new Sign("ErrImagePull", FailureClass.CONFIG, HelmPhrase.NO_IMAGE),
            new Sign("InvalidImageName", FailureClass.CONFIG, HelmPhrase.NO_IMAGE_NAME),
            new Sign("CreateContainerConfigError", FailureClass.CONFIG, HelmPhrase.SETTING_MISSING),
            new Sign("CrashLoopBackOff", FailureClass.CONFIG, HelmPhrase.CRASHES),
            new Sign("OOMKilled", FailureClass.CAPACITY, HelmPhrase.TOO_LITTLE_MEMORY));

    private static final List<Sign> WORDS = List.of(
            new Sign("exceeded quota", FailureClass.QUOTA, HelmPhrase.QUOTA_USED_UP),
            new Sign("another operation", FailureClass.LOCKED, HelmPhrase.ANOTHER_HELM),
            new Sign("release: already exists", FailureClass.LOCKED, HelmPhrase.ANOTHER_HELM),
            new Sign("cannot be imported into the current release", FailureClass.ALREADY_EXISTS, HelmPhrase.NOT_OURS),
            new Sign("cannot re-use a name", FailureClass.ALREADY_EXISTS, HelmPhrase.NOT_OURS),
            new Sign("unknown field", FailureClass.CONFIG, HelmPhrase.UNKNOWN_FIELD),
            new Sign("field not declared in schema", FailureClass.CONFIG, HelmPhrase.UNKNOWN_FIELD),
            new Sign("context canceled", FailureClass.CANCELLED, HelmPhrase.STOPPED),
            new Sign("Unauthorized", FailureClass.CREDENTIALS, HelmPhrase.CREDENTIALS_NOT_ACCEPTED),
            new Sign("client to provide credentials", FailureClass.CREDENTIALS, HelmPhrase.CREDENTIALS_NOT_ACCEPTED),
            new Sign("too many requests", FailureClass.RATE_LIMIT, HelmPhrase.TOO_BUSY),
            // these say "forbidden", too, and mean something else
            new Sign("updates to statefulset spec", FailureClass.CONFIG, HelmPhrase.FIELD_CANNOT_CHANGE),
            new Sign("violates PodSecurity", FailureClass.CONFIG, HelmPhrase.POD_SECURITY),
            new Sign("denied the request", FailureClass.CONFIG, HelmPhrase.ADMISSION_POLICY),
            new Sign("forbidden", FailureClass.AUTHORIZATION, HelmPhrase.CLUSTER_REFUSES),
            new Sign("connection refused", FailureClass.TRANSIENT, HelmPhrase.NO_ANSWER),
            new Sign("cluster unreachable", FailureClass.TRANSIENT, HelmPhrase.NO_ANSWER),
            new Sign("no such host", FailureClass.CONFIG, HelmPhrase.ADDRESS_NOT_KNOWN),
            new Sign("i/o timeout", FailureClass.TRANSIENT, HelmPhrase.NO_ANSWER),
            new Sign("TLS handshake timeout", FailureClass.TRANSIENT, HelmPhrase.NO_ANSWER),
            new Sign("currently unable to handle the request", FailureClass.TRANSIENT, HelmPhrase.NO_ANSWER),
            new Sign("etcdserver:", FailureClass.TRANSIENT, HelmPhrase.NO_ANSWER),
            new Sign("the object has been modified", FailureClass.TRANSIENT, HelmPhrase.CHANGED_MEANWHILE),
            new Sign("hooks failed", FailureClass.CONFIG, HelmPhrase.HOOK_FAILED),
            new Sign("Immutable", FailureClass.CONFIG, HelmPhrase.FIELD_CANNOT_CHANGE),
            new Sign("no matches for kind", FailureClass.CONFIG, HelmPhrase.MANIFEST_NOT_ACCEPTED),
            new Sign("error validating", FailureClass.CONFIG, HelmPhrase.MANIFEST_NOT_ACCEPTED),
            new Sign("is invalid", FailureClass.CONFIG, HelmPhrase.MANIFEST_NOT_ACCEPTED),
            new Sign("parse error", FailureClass.CONFIG, HelmPhrase.CHART_NOT_RENDERED),
            new Sign("execution error", FailureClass.CONFIG, HelmPhrase.CHART_NOT_RENDERED),
            new Sign("schema(s)", FailureClass.CONFIG, HelmPhrase.VALUES_DO_NOT_FIT));

    private static final int MOST_WORDS = 400;

    private HelmFailures() {}

    /** A failed deployment, with what the cluster says. */
    static JobOutcome.Failed deployment(String release, ProgramRun run, Evidence evidence) {
        Failure failure = fromEvents(evidence.events(), run)
                .or(() -> fromPods(evidence.pods(), run))
                .or(() -> fromWords(release, run))
                .orElseGet(() -> neverReady(release, evidence.pods(), run));
        return new JobOutcome.Failed(failure, evidence.pods(), evidence.events());
    }

    private static Optional<Failure> fromEvents(List<ClusterEvent> events, ProgramRun run) {
        return EVENTS.stream()
                .flatMap(sign -> events.stream()
                        .filter(event -> event.message().contains(sign.words()))
                        .limit(1)
                        .map(event -> failure(sign, event.object(), Saying.quote(event.message()), run)))
                .findFirst();
    }

    private static Optional<Failure> fromPods(List<PodState> pods, ProgramRun run) {
        return PODS.stream()
                .flatMap(sign -> pods.stream()
                        .filter(pod -> pod.reason().equals(sign.words()))
                        .limit(1)
                        .map(pod -> failure(
                                sign,
                                "Pod/" + pod.name(),
                                HelmPhrase.RESTARTED.say(pod.reason(), pod.restarts()),
                                run)))
                .findFirst();
    }

    private static Optional<Failure> fromWords(String subject, ProgramRun run) {
        return WORDS.stream()
                .filter(sign -> run.errors().contains(sign.words()))
                .findFirst()
                .map(sign -> failure(sign, subject, Saying.quote(said(run)), run));
    }

    private static Failure neverReady(String release, List<PodState> pods, ProgramRun run) {
        String subject =
                pods.stream().findFirst().map(pod -> "Pod/" + pod.name()).orElse(release);
        Saying cause = pods.isEmpty() ? HelmPhrase.HELM_FAILED.say(said(run)) : HelmPhrase.NEVER_READY.say(subject);
        return new Failure(FailureClass.UNKNOWN, OutsideSystem.KUBERNETES, subject, cause, run.errors());
    }

    private static Failure failure(Sign sign, String subject, Saying words, ProgramRun run) {
        return new Failure(
                sign.failureClass(),
                OutsideSystem.KUBERNETES,
                subject,
                HelmPhrase.BECAUSE.say(subject, sign.meaning().say(), words),
                run.errors());
    }

    /** All runs, but nothing leads to it; the events of the ingress say why, such as a certificate that is not there. */
    static JobOutcome.Failed noLoadBalancer(String ingress, Evidence evidence) {
        String object = "Ingress/" + ingress;
        String words = evidence.events().stream()
                .filter(event -> event.object().equals(object))
                .map(ClusterEvent::message)
                .findFirst()
                .orElse("");
        Saying cause = HelmPhrase.NO_LOAD_BALANCER.say(object, words);
        Failure failure = new Failure(FailureClass.DEPENDENCY, OutsideSystem.KUBERNETES, object, cause, words);
        return new JobOutcome.Failed(failure, evidence.pods(), evidence.events());
    }

    /** A refused manifest or a chart that cannot be rendered. */
    static JobOutcome.Failed refused(String release, ProgramRun run) {
        Failure failure = fromWords(release, run)
                .orElseGet(() -> new Failure(
                        FailureClass.CONFIG,
                        OutsideSystem.KUBERNETES,
                        release,
                        HelmPhrase.SAID.say(release, said(run)),
                        run.errors()));
        return JobOutcome.Failed.of(failure);
    }

    /** A call whose failing is a fact about the cluster and not about a deployment. */
    static OutsideFailure outside(ProgramRun run) {
        FailureClass failureClass = WORDS.stream()
                .filter(sign -> run.errors().contains(sign.words()))
                .findFirst()
                .map(Sign::failureClass)
                .orElse(FailureClass.CONFIG);
        OutsideFailure.Kind kind = switch (failureClass) {
            case TRANSIENT, LOCKED, CANCELLED -> OutsideFailure.Kind.DOWN;
            case CREDENTIALS, AUTHORIZATION -> OutsideFailure.Kind.NOT_AUTHORIZED;
            case RATE_LIMIT -> OutsideFailure.Kind.RATE_LIMITED;
            case EVENTUAL_CONSISTENCY,
                    STATE_NOT_SAVED,
                    QUOTA,
                    PROVIDER_LIMIT,
                    CAPACITY,
                    ALREADY_EXISTS,
                    DEPENDENCY,
                    AT_CUSTOMER,
                    CONFIG,
                    STALE_PLAN,
                    LEFT_BEHIND,
                    UNKNOWN -> OutsideFailure.Kind.REJECTED;
        };
        return new OutsideFailure(OutsideSystem.KUBERNETES, kind, said(run));
    }

    /** Helm's error with the line that says more, without its warnings and its advice about flags. */
    static String said(ProgramRun run) {
        String text = run.errors().strip();
        int error = text.indexOf("Error:");
        String said = (error < 0 ? text : text.substring(error + "Error:".length()))
                .strip()
                .replaceAll("\\s+", " ");
        return said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS) : said;
    }
}
