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
import dev.tenantry.steps.CentralHalf;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    @Autowired
    private DriftScans scans;

    @Autowired
    private McpCatalogue catalogue;

    @BeforeAll
    static void needs_what_the_real_run_needs() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }

    /**
     * Of a whole run, as far as the emulator lets it: that has no endpoint services, so that neither the acceptance of the tenant's
     * endpoint nor its name in the tenant's network is ever in this plan. {@code GatewayStepTests} shows both, with what stands for AWS.
     */
    @Test
    void central_half_of_a_plan_is_nothing_but_rows() {
        TenantId tenant = draft("suedwind", "310987654321");
        RunId run = submit(tenant);
        await(tenant, run, RunState.AWAITING_APPROVAL);

        PlanDocument plan = reading.plan(tenant, run).orElseThrow().document();
        AwsTarget account = tenant(tenant).profile().orElseThrow().aws();
        Map<String, Set<String>> central = new TreeMap<>();
        plan.steps().stream()
                .filter(step ->
                        !CentralHalf.stepsOfTenantsOwn().contains(step.step().name()))
                .forEach(step -> central.put(
                        step.step().name(), CentralHalf.in(step.part().changes(), account)));
        assertThat(central.keySet()).isEqualTo(CentralHalf.steps());
        assertThat(central).allSatisfy((step, lines) -> assertThat(lines).isSubsetOf(CentralHalf.of(step)));
        assertThat(central.get("gateway")).containsExactly("LITELLM key", "LITELLM team");
        assertThat(central.get("billing")).contains("LAGO organization", "LAGO subscription");
        assertThat(central.get("identity")).contains("KEYCLOAK organization");
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
