package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.drift.Drift;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.mcp.McpCatalogue;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.register.Field;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** A tenant whose assistant may use the provider's models, through the use cases, on the real Terraform and the emulator. */
@SandboxFixture
@ContextConfiguration(initializers = {SandboxFixture.OnTestDatabase.class, World.class})
@DirtiesContext
class ExternalTenantTests extends OperatorAtWork {

    /** Where a step acts in the tenant's own account and network. */
    private static final Set<String> TENANTS_OWN =
            Set.of("infrastructure", "secrets", "application", "assistant", "mcp", "verification");

    /** All that may happen centrally for a new tenant: rows, and that its endpoint is let in (R2.5). */
    private static final Set<String> CENTRAL = Set.of(
            "gateway LITELLM team",
            "gateway LITELLM key",
            "gateway AWS endpoint_acceptance",
            "billing LAGO organization",
            "billing LAGO customer",
            "billing LAGO metric",
            "billing LAGO plan",
            "billing LAGO subscription",
            "identity KEYCLOAK organization",
            "identity KEYCLOAK account",
            "identity KEYCLOAK membership",
            "identity PORTAL administrator",
            "go-live PORTAL tenant");

    @Autowired
    private DriftScans scans;

    @Autowired
    private McpCatalogue catalogue;

    @BeforeAll
    static void needs_what_the_real_run_needs() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }

    @Test
    void central_half_of_a_plan_is_nothing_but_rows_and_one_acceptance() {
        TenantId tenant = draft("suedwind", "310987654321");
        RunId run = submit(tenant);
        await(tenant, run, RunState.AWAITING_APPROVAL);

        PlanDocument plan = reading.plan(tenant, run).orElseThrow().document();
        Set<String> central = new TreeSet<>();
        plan.steps().stream()
                .filter(step -> !TENANTS_OWN.contains(step.step().name()))
                .forEach(step -> step.part()
                        .changes()
                        .forEach(change ->
                                central.add(step.step().name() + " " + change.system() + " " + change.type())));
        assertThat(central)
                .isSubsetOf(CENTRAL)
                .contains(
                        "gateway LITELLM team",
                        "gateway LITELLM key",
                        "billing LAGO organization",
                        "billing LAGO subscription",
                        "identity KEYCLOAK organization");
        control.cancel(tenant, run, "only the plan was wanted");
    }

    @Test
    @Tag("long")
    void external_tenant_reaches_live_and_its_assistant_the_model_gateway() {
        List<String> tools = approveTheAgencysTools();
        TenantId tenant = draft("westwind", "410987654321");
        RunId run = submit(tenant);
        approve(tenant, run);
        Run done = await(tenant, run, RunState.SUCCEEDED);

        assertThat(tenant(tenant).state()).isInstanceOf(TenantState.Live.class);
        assertThat(outputs(done, "infrastructure").get("model_gateway_endpoint").orElse(""))
                .contains("vpce-");
        assertThat(outputs(done, "verification").values()).isNotEmpty();
        assertThat(outputs(done, "mcp").get("tools.agency")).contains(String.join(", ", tools));

        assertThat(differences(tenant)).as("of what was just built").isEmpty();
        World.emulatorBeginsAnew();
        assertThat(differences(tenant))
                .as("of what the emulator was told again")
                .isEmpty();
    }

    private List<String> approveTheAgencysTools() {
        McpCatalogue.Probed.Answered answered =
                (McpCatalogue.Probed.Answered) catalogue.probe("agency", Optional.empty());
        assertThat(catalogue.approve("agency", answered.found().fingerprint())).isTrue();
        return answered.found().tools().stream().map(McpServer.ToolPrint::name).toList();
    }

    /** What a comparison of everything with what was agreed comes to. */
    private List<String> differences(TenantId tenant) {
        RunId run = ((DriftScans.Asked.Accepted) scans.scan(tenant)).run();
        await(tenant, run, RunState.SUCCEEDED);
        Drift drift = scans.of(tenant).orElseThrow();
        assertThat(drift.run()).isEqualTo(run);
        return drift.differences().stream()
                .map(difference -> difference.step() + " " + difference.change().address())
                .toList();
    }

    private static Facts outputs(Run run, String name) {
        return run.steps().stream()
                .filter(step -> step.key().name().equals(name))
                .findFirst()
                .orElseThrow()
                .outputs();
    }

    private TenantId draft(String slug, String account) {
        return drafts.beginWith(filledIn(slug).with(Field.ACCOUNT_ID, account).with(Field.DATA_POLICY, "EXTERNAL"));
    }
}
