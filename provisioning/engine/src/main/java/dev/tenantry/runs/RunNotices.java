package dev.tenantry.runs;

import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.steps.Failure;
import java.util.HashMap;
import java.util.Map;

/** What people are told of a run that waits for them. */
final class RunNotices {

    private RunNotices() {}

    static Notice approvalWanted(Run run) {
        return of(NoticeKind.APPROVAL_WANTED, run, Map.of());
    }

    /** Somebody else has to confirm it. */
    static Notice lockReleaseWanted(Run run) {
        return of(NoticeKind.LOCK_RELEASE_WANTED, run, Map.of());
    }

    /** Somebody else has to want it, too. */
    static Notice rollbackWanted(Run run) {
        return of(NoticeKind.ROLLBACK_WANTED, run, Map.of());
    }

    /** The class alone: what a system answered is for the page, behind its access check. */
    static Notice incident(Run run, Failure failure) {
        return of(
                NoticeKind.RUN_INCIDENT,
                run,
                Map.of("cause", "FailureClass." + failure.failureClass().name()));
    }

    private static Notice of(NoticeKind kind, Run run, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("tenant", run.wanted().slug().value());
        facts.put("run", Long.toString(run.number()));
        facts.put("kind", "RunKind." + run.kind().name());
        return new Notice(kind, run.tenant(), facts, "runs/" + run.number());
    }
}
