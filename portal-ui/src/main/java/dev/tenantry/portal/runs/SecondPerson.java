package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says beforehand why a plan needs a second person; that it does is held to when it is approved. */
@Component
class SecondPerson {

    private static final int MOST_NAMED = 4;

    private final RunReading runs;
    private final RunNames names;
    private final Deciders deciders;

    SecondPerson(RunReading runs, RunNames names, Deciders deciders) {
        this.runs = runs;
        this.names = names;
        this.deciders = deciders;
    }

    /** The rule and its reason in this plan; empty if one person is enough or nothing waits for approval. */
    Optional<String> why(RunDetail detail) {
        return lossyPlan(detail.run()).map(plan -> {
            String lost = lost(plan.losingData().toList());
            if (deciders.viewerIs(detail.run().requested().by())) {
                return Texts.t("plan.secondPerson.notYou", lost);
            }
            return isTheViewers(detail)
                    ? Texts.t("plan.secondPerson.youEdited", lost)
                    : Texts.t("plan.secondPerson", lost, askers(detail));
        });
    }

    /** The first by name, the others by their number: all of them stand in the plan, and a tenant that leaves has dozens. */
    static String lost(List<Change> losing) {
        String named = losing.stream().limit(MOST_NAMED).map(Change::address).collect(Collectors.joining(", "));
        int more = losing.size() - MOST_NAMED;
        return more <= 0 ? named : Texts.t("plan.secondPerson.lost", named, more);
    }

    /** Whether the viewer may approve it as far as this rule goes. */
    boolean viewerMayApprove(RunDetail detail) {
        return !isTheViewers(detail) || lossyPlan(detail.run()).isEmpty();
    }

    /** Whether the viewer asked for the run or edited what it wants since. */
    private boolean isTheViewers(RunDetail detail) {
        return detail.askedBy().stream().anyMatch(deciders::viewerIs);
    }

    private String askers(RunDetail detail) {
        return names.of(detail.askedBy()).values().stream().sorted().collect(Collectors.joining(", "));
    }

    private Optional<PlanDocument> lossyPlan(Run run) {
        return run.state() == RunState.AWAITING_APPROVAL
                ? runs.plan(run.tenant(), run.id()).map(RunPlan::document).filter(PlanDocument::destroysStateful)
                : Optional.empty();
    }
}
