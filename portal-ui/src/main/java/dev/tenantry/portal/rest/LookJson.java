package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.Look;
import dev.tenantry.runs.Run;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Saying;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is there now of a run that was stopped.
 *
 * @param ended missing while it is still looked, or if the run was left before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LookJson(Instant begun, @Nullable Instant ended, List<Seen> steps) {

    static LookJson of(Run run, Look look) {
        return new LookJson(
                look.begun(),
                look.ended(),
                look.seen().stream()
                        .map(seen -> seen(run.steps().get(seen.step()).key().name(), seen))
                        .toList());
    }

    /**
     * What one step has seen; what is missing is not known.
     *
     * @param objects that were found
     * @param missing how many changes of which kind the step would still make
     * @param heldBy who holds the lock
     * @param unknown why something could not be asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Seen(
            String step,
            @Nullable List<String> objects,
            @Nullable Map<Change.Action, Long> missing,
            Look.@Nullable Lock lock,
            @Nullable String heldBy,
            List<String> unknown) {}

    private static Seen seen(String step, Look.Seen seen) {
        return new Seen(
                step,
                seen.there() == null ? null : texts(seen.there()),
                seen.differs() == null ? null : counts(seen.differs()),
                seen.lock(),
                seen.held().map(Held::who).orElse(null),
                texts(seen.unknown().stream().map(why -> why.cause()).toList()));
    }

    private static List<String> texts(List<Saying> sayings) {
        return sayings.stream().map(saying -> Texts.in(Language.EN, saying)).toList();
    }

    private static Map<Change.Action, Long> counts(PlannedPart part) {
        Map<Change.Action, Long> counts = new EnumMap<>(Change.Action.class);
        part.changes().forEach(change -> counts.merge(change.action(), 1L, Long::sum));
        return counts;
    }
}
