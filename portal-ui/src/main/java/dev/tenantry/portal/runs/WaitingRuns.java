package dev.tenantry.portal.runs;

import dev.tenantry.portal.security.OncePerRequest;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Runs that wait for a person: the badge, the bell, the inbox and the list of tenants all ask for them. */
@Component
public class WaitingRuns {

    private final RunReading runs;

    WaitingRuns(RunReading runs) {
        this.runs = runs;
    }

    /** Incidents first; at most {@link RunReading#MOST_WAITING}. For the provider's staff only. */
    public List<RunSummary> all() {
        return OncePerRequest.ask(WaitingRuns.class, "all", runs::waitingForPerson);
    }

    /** Those whose plan waits for its approval. */
    List<RunSummary> forApproval() {
        return all().stream()
                .filter(run -> run.state() == RunState.AWAITING_APPROVAL)
                .toList();
    }

    /** Those at an incident at which one person has asked for what a second one must confirm. */
    List<RunSummary> forSecondPerson() {
        Set<RunId> asked = OncePerRequest.ask(WaitingRuns.class, "second", runs::waitingForSecondPerson);
        return all().stream().filter(run -> asked.contains(run.id())).toList();
    }
}
