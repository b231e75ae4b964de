package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.runs.LogLine;
import dev.tenantry.runs.LogQuery;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the steps of a run tell, for machines: the lines that its page shows, with what is secret masked in them. */
@RestController
@Tag(name = "Runs")
@RequestMapping(RunApi.PATH)
class LogApi {

    private static final int PAGE = 500;

    private final RunReading reading;
    private final CallersRuns runs;

    LogApi(RunReading reading, CallersRuns runs) {
        this.reading = reading;
        this.runs = runs;
    }

    @Operation(
            summary =
                    "Up to 500 lines of a step's log from a line number on, of a level and louder, and with words in them;"
                            + " ask again from `next`, also for what the step has yet to tell")
    @GetMapping("/{run}/steps/{step}/log")
    LogJson log(
            @PathVariable UUID run,
            @PathVariable String step,
            @RequestParam(defaultValue = "1") long from,
            @RequestParam(required = false) LogLine.@Nullable Level level,
            @RequestParam(required = false) @Nullable String search) {
        Run found = runs.find(new RunId(run)).run();
        int position = found.steps().stream()
                .filter(known -> known.key().name().equals(step))
                .findFirst()
                .map(RunStep::position)
                .orElseThrow(() -> new NotFound("step"));
        if (from < 1) {
            throw Refusals.badInput("from", "give the number of a line, counted from 1");
        }
        LogQuery query = LogQuery.on(from, PAGE).only(level, search);
        return LogJson.of(reading.log(found.tenant(), found.id(), position, query));
    }
}
