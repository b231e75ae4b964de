package dev.tenantry.portal.rest;

import dev.tenantry.runs.LockReleases;
import dev.tenantry.steps.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Having a lock broken that others hold, for machines: one client asks, another client or a person confirms. */
@RestController
@Tag(name = "Runs")
@RequestMapping(RunApi.PATH)
class LockApi {

    private final LockReleases releases;
    private final CallersRuns runs;
    private final RunsDecided decided;

    LockApi(LockReleases releases, CallersRuns runs, RunsDecided decided) {
        this.releases = releases;
        this.runs = runs;
        this.decided = decided;
    }

    /**
     * @param lock its id, as the run's {@code lock} says
     * @param reason why its holder is dead for sure
     */
    record Asked(@Nullable String lock, @Nullable String reason) {}

    /** @param confirm the tenant's short name, exactly */
    record Confirmed(@Nullable String lock, @Nullable String confirm) {}

    @Operation(summary = "Asks to break the lock that stops the run; nothing is broken until somebody else confirms")
    @PostMapping("/{run}/lock-release")
    RunJson.Whole ask(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody Asked body) {
        String lock = lock(body.lock());
        String reason = RunsDecided.given("reason", body.reason(), "say how you know that the holder is dead");
        return decided.decide(run, key, "ask to break " + lock, (tenant, id) -> releases.ask(tenant, id, lock, reason));
    }

    @Operation(summary = "Confirms what another client or person has asked for; the run breaks that lock and goes on")
    @PostMapping("/{run}/lock-release/confirm")
    RunJson.Whole confirm(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestBody Confirmed body) {
        String lock = lock(body.lock());
        RunsDecided.confirmed(runs.find(new RunId(run)).run(), body.confirm());
        return decided.decide(run, key, "confirm to break " + lock, (tenant, id) -> releases.confirm(tenant, id, lock));
    }

    @Operation(summary = "Takes the wish back before it was confirmed")
    @DeleteMapping("/{run}/lock-release")
    RunJson.Whole withdraw(
            @PathVariable UUID run,
            @RequestHeader(name = TenantApi.KEY, required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String lock) {
        String given = lock(lock);
        return decided.decide(
                run, key, "no longer break " + given, (tenant, id) -> releases.withdraw(tenant, id, given));
    }

    private static String lock(@Nullable String given) {
        return RunsDecided.given("lock", given, "give the lock's id, as the run's 'lock' says");
    }
}
