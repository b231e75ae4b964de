package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.AccountOrder;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanSealTest {

    private final PlanSeal seal = new PlanSeal(new byte[32]);

    private static Change change(String address, AttributeChange... attributes) {
        return new Change(OutsideSystem.LITELLM, "team", address, Change.Action.CREATE, false, List.of(attributes));
    }

    private static AttributeChange to(String path, Value after) {
        return new AttributeChange(path, Value.absent(), after);
    }

    private String hash(Change... changes) {
        PlannedPart part = seal.masked(new PlannedPart.Exact(List.of(changes)));
        return seal.hash(new PlanDocument(
                TenantId.of("00000000-0000-0000-0000-000000000001"),
                RunKind.ONBOARD,
                "i",
                List.of(new PlanDocument.PlannedStep(new StepKey("gateway", 1), part))));
    }

    @Test
    void order_of_changes_and_attributes_does_not_change_the_hash() {
        Change first = change("a", to("x", Value.known("1")), to("y", Value.known("2")));
        Change turned = change("a", to("y", Value.known("2")), to("x", Value.known("1")));
        assertThat(hash(first, change("b"))).isEqualTo(hash(change("b"), turned));
    }

    @Test
    void another_secret_is_another_hash_although_the_secret_is_not_in_the_document() {
        Change one = change("a", to("key", Value.sensitive("sk-one-secret")));
        Change two = change("a", to("key", Value.sensitive("sk-two-secret")));
        assertThat(hash(one)).isNotEqualTo(hash(two));
        assertThat(PlanJson.part(seal.masked(new PlannedPart.Exact(List.of(one)))))
                .doesNotContain("sk-one");
    }

    @Test
    void another_key_seals_differently() {
        byte[] other = new byte[32];
        other[0] = 1;
        PlannedPart part = new PlannedPart.Exact(List.of(change("a", to("key", Value.sensitive("s")))));
        assertThat(seal.masked(part)).isNotEqualTo(new PlanSeal(other).masked(part));
    }

    @Test
    void stored_plan_reads_back_as_it_was() {
        PlannedPart part = seal.masked(new PlannedPart.Exact(List.of(
                change("a", to("key", Value.sensitive("s")), to("x", Value.unknown()), to("y", Value.known("1"))))));
        assertThat(PlanJson.part(PlanJson.part(part), null)).isEqualTo(part);
    }

    @Test
    void stored_profile_reads_back_as_it_was() {
        AccountOrder order = new AccountOrder(
                Slug.of("acme"), "Acme", "tenantry-acme-0a1b2c3d", "aws+acme@provider.example", "eu-central-1");
        assertThat(PlanJson.wanted(RunKind.ONBOARD, PlanJson.wanted(Profiles.acme())))
                .isEqualTo(Profiles.acme());
        assertThat(PlanJson.wanted(RunKind.ACCOUNT, PlanJson.wanted(order))).isEqualTo(order);
    }

    @Test
    void filling_an_unknown_and_doing_less_stays_within_the_approval() {
        PlannedPart approved = new PlannedPart.Exact(List.of(change("a", to("id", Value.unknown())), change("b")));
        PlannedPart now = new PlannedPart.Exact(List.of(change("a", to("id", Value.known("vpc-1")))));
        assertThat(PlanBounds.beyond(approved, now)).isEmpty();
    }

    /** Lago's customer and subscription share one id. */
    @Test
    void objects_of_two_types_may_have_the_same_address() {
        Change customer = new Change(OutsideSystem.LAGO, "customer", "t-acme", Change.Action.CREATE, false, List.of());
        Change subscription =
                new Change(OutsideSystem.LAGO, "subscription", "t-acme", Change.Action.CREATE, false, List.of());
        PlannedPart approved = new PlannedPart.Exact(List.of(customer, subscription));

        assertThat(PlanBounds.beyond(approved, approved)).isEmpty();
        assertThat(PlanBounds.beyond(new PlannedPart.Exact(List.of(customer)), approved))
                .isNotEmpty();
    }

    @Test
    void another_value_action_or_object_is_beyond_the_approval() {
        PlannedPart approved = new PlannedPart.Exact(List.of(change("a", to("cidr", Value.known("10.0.0.0/16")))));
        Change replaced = new Change(OutsideSystem.LITELLM, "team", "a", Change.Action.REPLACE, false, List.of());
        assertThat(PlanBounds.beyond(
                        approved, new PlannedPart.Exact(List.of(change("a", to("cidr", Value.known("10.9.0.0/16")))))))
                .containsExactly(RunPhrase.OTHER_VALUE.say("a", "cidr"));
        assertThat(PlanBounds.beyond(approved, new PlannedPart.Exact(List.of(replaced))))
                .containsExactly(
                        RunPhrase.OTHER_ACTION.say(Change.Action.REPLACE.say(), "a", Change.Action.CREATE.say()));
        assertThat(PlanBounds.beyond(approved, new PlannedPart.Exact(List.of(change("z")))))
                .containsExactly(RunPhrase.NOT_APPROVED.say(Change.Action.CREATE.say(), "z"));
    }
}
