package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

/** What {@link TroubledRunTests} has no time for: each fault until the run gives up, and calls that are cut off. */
@Tag("long")
@SandboxFixture
@ContextConfiguration(initializers = {SandboxFixture.OnTestDatabase.class, World.Bare.class})
class LastingTroubleTests extends RunInTrouble {

    private static final String SLUG = "dauerwind";

    /** More than a step's call may take. */
    private static final long TOO_LONG = 6_000;

    private record Lasting(Fault fault, FailureClass why) {}

    private static final List<Lasting> ALL = List.of(
            new Lasting(Fault.lasting("UNREACHABLE", ""), FailureClass.TRANSIENT),
            new Lasting(Fault.lasting("ERROR", ""), FailureClass.TRANSIENT),
            new Lasting(Fault.lasting("NO_DATABASE", ""), FailureClass.TRANSIENT),
            new Lasting(Fault.lasting("RATE_LIMITED", ""), FailureClass.RATE_LIMIT),
            new Lasting(Fault.slow("", 0, TOO_LONG), FailureClass.TRANSIENT));

    @Test
    void what_lasts_stops_a_run_as_its_class_and_a_call_that_was_cut_off_makes_nothing_twice() {
        impatiently();
        goesWrong("litellm", ALL.getFirst().fault());
        TenantId tenant = draft(SLUG, "920987654321");
        RunId run = submit(tenant);
        for (int at = 0; at < ALL.size(); at++) {
            assertThatItStops(
                    tenant, run, "gateway", OutsideSystem.LITELLM, ALL.get(at).why());
            boolean isLast = at + 1 == ALL.size();
            goesWrong(
                    "litellm",
                    isLast ? new Fault[0] : new Fault[] {ALL.get(at + 1).fault()});
            retry(tenant, run);
        }
        goesWrong("keycloak", Fault.slow("POST /admin/realms/tenantry/organizations", 1, TOO_LONG));
        approve(tenant, run);
        await(tenant, run, RunState.SUCCEEDED);

        assertThatAllWasMet();
        assertThat(triedAgain(tenant, run).get("identity")).contains(CUT_OFF).containsOnly(CUT_OFF);
        assertThat(standIns.objectsOf(tenant.toString(), SLUG))
                .containsEntry("keycloak/organizations", 1)
                .containsEntry("litellm/teams", 1);
    }
}
