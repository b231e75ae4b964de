package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.runbooks.Runbook;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.runs.RunPage;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.runs.StepPhase;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as the interface shows it in lists. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunJson(
        UUID id,
        long number,
        UUID tenant,
        RunKind kind,
        RunState state,
        String requestedBy,
        Instant requestedAt,
        Instant since,
        @Nullable Instant finishedAt,
        int stepsDone,
        int stepsInAll,
        @Nullable String current,
        @Nullable Incident incident) {

    static RunJson of(RunSummary run) {
        return new RunJson(
                run.id().value(),
                run.number(),
                run.tenant().value(),
                run.kind(),
                run.state(),
                run.requestedBy(),
                run.requestedAt(),
                run.since(),
                run.finishedAt(),
                run.stepsDone(),
                run.stepsInAll(),
                run.current(),
                Incident.of(run.incident()));
    }

    /** @param next give it as {@code after} for the next page; missing on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<RunJson> runs, @Nullable Long next) {

        static Page of(RunPage page) {
            return new Page(page.runs().stream().map(RunJson::of).toList(), page.next());
        }
    }

    /**
     * Why a run stopped, and whose move it is.
     *
     * @param runbook the portal's page that says what to do
     */
    record Incident(FailureClass failureClass, FailureClass.WhoActs whoActs, String cause, String runbook) {

        static @Nullable Incident of(@Nullable Failure failure) {
            return failure == null
                    ? null
                    : new Incident(
                            failure.failureClass(),
                            failure.failureClass().whoActs(),
                            Texts.in(Language.EN, failure.cause()),
                            "/" + Runbook.path(failure.failureClass()));
        }
    }

    /**
     * Everything about a run but its log.
     *
     * @param choices what can be done with it now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            UUID id,
            long number,
            UUID tenant,
            RunKind kind,
            RunState state,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            List<Step> steps,
            @Nullable Plan plan,
            @Nullable Incident incident,
            @Nullable LookJson look,
            @Nullable RollbackJson rollback,
            @Nullable LockJson lock,
            Set<Choice> choices) {}

    /**
     * @param attempt 0 before the first start
     * @param outputs what it has handed on, never a secret; missing for who does not belong to the provider's staff
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String name,
            int version,
            StepPhase phase,
            int attempt,
            @Nullable String saying,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Incident failure,
            @Nullable Map<String, String> outputs) {}

    /**
     * The plan in numbers.
     *
     * @param hash what an approval must name
     * @param actions how many changes do what
     * @param losesData whether a second person must approve it
     */
    record Plan(String hash, int revision, Map<Change.Action, Long> actions, long systems, boolean losesData) {}

    /** @param planHash as it was read */
    record Approval(@Nullable String planHash, @Nullable String reason) {}

    record Reason(@Nullable String reason) {}

    /** @param confirm the tenant's short name */
    record Confirmed(@Nullable String reason, @Nullable String confirm) {}
}
