package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunEvent;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Sayings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who did what in a run, for machines: the newest 500 events as its page shows them, and who decided on its plans. */
@RestController
@Tag(name = "Runs")
@RequestMapping(RunApi.PATH)
class HistoryApi {

    /** The facts of events that are sayings. */
    private static final Set<String> SAID = Set.of("cause", "saying", "beyond");

    private final CallersRuns runs;

    HistoryApi(CallersRuns runs) {
        this.runs = runs;
    }

    /** @param events in their order, the oldest first */
    record History(List<Event> events, List<Decision> decisions) {}

    /**
     * @param seq raised by each event of the run
     * @param step the step's name; missing if it concerns the whole run
     * @param facts texts, in English where the portal says them
     * @param actor who caused it; missing for the engine
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            long seq,
            Instant at,
            RunEvent.Kind kind,
            @Nullable String step,
            Map<String, String> facts,
            @Nullable String actor) {}

    /** @param decision APPROVED or REJECTED, of the plan in this revision */
    record Decision(int revision, String decision, String actor, Instant at) {}

    @Operation(summary = "What happened in a run, the newest 500 events, and who approved or rejected its plans")
    @GetMapping("/{run}/history")
    History history(@PathVariable UUID run) {
        RunDetail detail = runs.find(new RunId(run));
        return new History(
                detail.events().stream().map(told -> event(detail.run(), told)).toList(),
                detail.decisions().stream()
                        .map(decided ->
                                new Decision(decided.revision(), decided.decision(), decided.actor(), decided.at()))
                        .toList());
    }

    private static Event event(Run run, RunDetail.Told told) {
        Integer position = told.event().step();
        Map<String, String> facts = new TreeMap<>(told.event().facts());
        facts.replaceAll((name, value) -> SAID.contains(name) ? Texts.in(Language.EN, Sayings.of(value)) : value);
        String step = position == null ? null : run.steps().get(position).key().name();
        return new Event(told.seq(), told.at(), told.event().kind(), step, facts, told.actor());
    }
}
