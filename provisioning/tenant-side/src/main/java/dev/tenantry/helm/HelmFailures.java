package dev.tenantry.helm;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.ClusterEvent;
import dev.tenantry.tenantside.JobOutcome.PodState;
import java.util.List;
import java.util.Optional;

/** Classes what went wrong: the cluster's events first, then its pods, and Helm's own words last, since they say least. */
final class HelmFailures {

    private record Sign(String words, FailureClass failureClass, String meaning) {}

    private static final List<Sign> EVENTS = List.of(
            new Sign("exceeded quota", FailureClass.QUOTA, "the namespace's resource quota is used up"),
            new Sign("Insufficient nvidia.com/gpu", FailureClass.CAPACITY, "no node has a free GPU"),
            new Sign("Insufficient", FailureClass.CAPACITY, "no node has room"),
            new Sign("violates PodSecurity", FailureClass.CONFIG, "the namespace's pod security forbids the pod"),
            new Sign("denied the request", FailureClass.CONFIG, "an admission policy of the cluster refused it"),
            new Sign("didn't find available persistent volumes", FailureClass.CAPACITY, "no volume could be made"));

    private static final List<Sign> PODS = List.of(
            new Sign("ImagePullBackOff", FailureClass.CONFIG, "its image cannot be pulled"),
            new Sign("ErrImagePull", FailureClass.CONFIG, "its image cannot be pulled"),
            new Sign("InvalidImageName", FailureClass.CONFIG, "its image has no valid name"),
            new Sign("CreateContainerConfigError", FailureClass.CONFIG, "a secret or setting that it needs is missing"),
            new Sign("CrashLoopBackOff", FailureClass.CONFIG, "it crashes again and again"),
            new Sign("OOMKilled", FailureClass.CAPACITY, "it needs more memory than it may have"));

    private static final List<Sign> WORDS = List.of(
            new Sign("exceeded quota", FailureClass.QUOTA, "the namespace's resource quota is used up"),
            new Sign("another operation", FailureClass.LOCKED, "another Helm works on the release"),
            new Sign("release: already exists", FailureClass.LOCKED, "another Helm works on the release"),
            new Sign("unknown field", FailureClass.CONFIG, "the chart has a field that Kubernetes does not know"),
            new Sign("context canceled", FailureClass.CANCELLED, "it was stopped"),
            new Sign("Unauthorized", FailureClass.CREDENTIALS, "the cluster does not accept the credentials"),
            new Sign("forbidden", FailureClass.AUTHORIZATION, "the cluster refuses it"),
            new Sign("connection refused", FailureClass.TRANSIENT, "the cluster does not answer"),
            new Sign("cluster unreachable", FailureClass.TRANSIENT, "the cluster does not answer"),
            new Sign("no such host", FailureClass.CONFIG, "the cluster's address is not known"),
            new Sign("i/o timeout", FailureClass.TRANSIENT, "the cluster does not answer"),
            new Sign("hooks failed", FailureClass.CONFIG, "a hook of the chart failed"),
            new Sign("Immutable", FailureClass.CONFIG, "a field that cannot be changed would change"),
            new Sign("updates to statefulset spec", FailureClass.CONFIG, "a field that cannot be changed would change"),
            new Sign("error validating", FailureClass.CONFIG, "Kubernetes does not accept a manifest"),
            new Sign("is invalid", FailureClass.CONFIG, "Kubernetes does not accept a manifest"),
            new Sign("parse error", FailureClass.CONFIG, "the chart cannot be rendered"),
            new Sign("execution error", FailureClass.CONFIG, "the chart cannot be rendered"),
            new Sign("schema(s)", FailureClass.CONFIG, "the values do not fit the chart's schema"));

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
                        .map(event -> failure(sign, event.object(), event.message(), run)))
                .findFirst();
    }

    private static Optional<Failure> fromPods(List<PodState> pods, ProgramRun run) {
        return PODS.stream()
                .flatMap(sign -> pods.stream()
                        .filter(pod -> pod.reason().equals(sign.words()))
                        .limit(1)
                        .map(pod -> failure(
                                sign, "Pod/" + pod.name(), pod.reason() + ", " + pod.restarts() + " restarts", run)))
                .findFirst();
    }

    private static Optional<Failure> fromWords(String subject, ProgramRun run) {
        return WORDS.stream()
                .filter(sign -> run.errors().contains(sign.words()))
                .findFirst()
                .map(sign -> failure(sign, subject, said(run), run));
    }

    private static Failure neverReady(String release, List<PodState> pods, ProgramRun run) {
        String subject =
                pods.stream().findFirst().map(pod -> "Pod/" + pod.name()).orElse(release);
        String cause =
                pods.isEmpty() ? "Helm failed: " + said(run) : subject + " runs but did not become ready in time";
        return new Failure(FailureClass.UNKNOWN, OutsideSystem.KUBERNETES, subject, cause, run.errors());
    }

    private static Failure failure(Sign sign, String subject, String words, ProgramRun run) {
        return new Failure(
                sign.failureClass(),
                OutsideSystem.KUBERNETES,
                subject,
                subject + ": " + sign.meaning() + " (" + words + ")",
                run.errors());
    }

    /** A refused manifest or a chart that cannot be rendered. */
    static JobOutcome.Failed refused(String release, ProgramRun run) {
        Failure failure = fromWords(release, run)
                .orElseGet(() -> new Failure(
                        FailureClass.CONFIG,
                        OutsideSystem.KUBERNETES,
                        release,
                        release + ": " + said(run),
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
            case RATE_LIMIT,
                    EVENTUAL_CONSISTENCY,
                    STATE_NOT_SAVED,
                    QUOTA,
                    PROVIDER_LIMIT,
                    CAPACITY,
                    ALREADY_EXISTS,
                    DEPENDENCY,
                    CONFIG,
                    STALE_PLAN,
                    UNKNOWN -> OutsideFailure.Kind.REJECTED;
        };
        return new OutsideFailure(OutsideSystem.KUBERNETES, kind, said(run));
    }

    /** Helm's error with the line that says more, without its warnings and its advice about flags. */
    private static String said(ProgramRun run) {
        String text = run.errors().strip();
        int error = text.indexOf("Error:");
        String said = (error < 0 ? text : text.substring(error + "Error:".length()))
                .strip()
                .replaceAll("\\s+", " ");
        return said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS) : said;
    }
}
