package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Onboardings that have just been asked for, with the steps that a test names. */
final class DraftedRuns {

    private DraftedRuns() {}

    /** @param by an actor's reference */
    static Run planning(String by, Instant at, List<StepKey> keys) {
        return planning(TenantId.random(), by, at, keys);
    }

    private static Run planning(TenantId tenant, String by, Instant at, List<StepKey> keys) {
        return new Run(
                new RunId(UUID.randomUUID()),
                1001,
                tenant,
                RunKind.ONBOARD,
                RunState.PLANNING,
                new Run.Requested(by, at),
                Profiles.acme(),
                IntStream.range(0, keys.size())
                        .mapToObj(position -> RunStep.planned(position, keys.get(position)))
                        .toList(),
                null,
                0,
                null,
                false,
                null,
                null,
                0);
    }

    /** One with the only step {@code a}, as a row. */
    static Run stored(JdbcRuns runs, String by, Instant at) {
        return stored(runs, TenantId.random(), by, at);
    }

    /** The same of this tenant, of which no other run may be open. */
    static Run stored(JdbcRuns runs, TenantId tenant, String by, Instant at) {
        Run draft = planning(tenant, by, at, List.of(new StepKey("a", 1)));
        return runs.load(
                new RunId(runs.insert(draft, "key " + UUID.randomUUID(), true).orElseThrow()));
    }
}
