package dev.tenantry.runs;

import dev.tenantry.steps.Failure;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as a line in a list.
 *
 * @param stepsDone how many of {@code stepsInAll} are done or skipped
 * @param current name of the step it works on or waits at; null before the first and after the last
 * @param since when it came into its state
 */
public record RunSummary(
        RunId id,
        long number,
        TenantId tenant,
        RunKind kind,
        RunState state,
        String requestedBy,
        Instant requestedAt,
        Instant since,
        @Nullable Instant finishedAt,
        int stepsDone,
        int stepsInAll,
        @Nullable String current,
        @Nullable Failure incident) {}
