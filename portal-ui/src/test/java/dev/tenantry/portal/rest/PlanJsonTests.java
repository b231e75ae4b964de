package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.runs.PlanDocument.PlannedStep;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plan as machines read it. */
class PlanJsonTests {

    private final JsonNode told = JsonMapper.shared().valueToTree(PlanJson.of(plan()));

    @Test
    void tells_each_change_and_no_secret() {
        var change = told.at("/steps/0/changes/0");
        assertThat(change.get("action").asString()).isEqualTo("CREATE");
        assertThat(change.get("address").asString()).isEqualTo("database.main");
        assertThat(change.get("holdsData").asBoolean()).isTrue();
        assertThat(change.at("/attributes/0/after").asString()).isEqualTo("(hidden)");
        assertThat(change.at("/attributes/1/after").asString()).isEqualTo("18");
        assertThat(change.at("/attributes/1").has("before")).isFalse();
        assertThat(told.toString()).doesNotContain("open sesame");
    }

    @Test
    void tells_within_which_bounds_the_rest_may_become_known() {
        assertThat(told.at("/steps/0").has("bounds")).isFalse();
        var bounds = told.at("/steps/1/bounds");
        assertThat(bounds.at("/waitsFor/0").asString()).isEqualTo("infrastructure");
        assertThat(bounds.at("/actions/0").asString()).isEqualTo("CREATE");
        assertThat(bounds.get("most").asInt()).isEqualTo(12);
    }

    private static RunPlan plan() {
        var database = new Change(
                OutsideSystem.TERRAFORM,
                "aws_db_instance",
                "database.main",
                Change.Action.CREATE,
                true,
                List.of(
                        new AttributeChange("password", Value.absent(), Value.sensitive("open sesame")),
                        new AttributeChange("engine_version", Value.absent(), Value.known("18"))));
        var bounds = new PlannedPart.Bounds(Set.of(Change.Action.CREATE), Set.of("Deployment"), 12, "t", "i");
        var steps = List.of(
                new PlannedStep(new StepKey("infrastructure", 1), new PlannedPart.Exact(List.of(database))),
                new PlannedStep(
                        new StepKey("application", 1),
                        new PlannedPart.Deferred(Set.of("infrastructure"), bounds, List.of())));
        return new RunPlan(1, "hash-1", new PlanDocument(TenantId.random(), RunKind.ONBOARD, "x", steps));
    }
}
