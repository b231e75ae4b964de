package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmulatorGapsTests {

    private static final String RULE = "module.eks.aws_vpc_security_group_ingress_rule.api[\"runner\"]";

    private final EmulatorGaps gaps = EmulatorGaps.of(Path.of("../../infra/terraform"));

    @Test
    void what_the_emulator_forgets_is_no_difference() {
        assertThat(gaps.without(List.of(change(RULE, Action.CHANGE, "description"))))
                .isEmpty();
    }

    @Test
    void another_attribute_of_the_same_thing_is_one() {
        assertThat(gaps.without(List.of(change(RULE, Action.CHANGE, "description", "cidr_ipv4"))))
                .singleElement()
                .extracting(Change::attributes)
                .isEqualTo(change(RULE, Action.CHANGE, "cidr_ipv4").attributes());
    }

    @Test
    void the_same_attribute_of_another_thing_is_one_and_so_is_making_or_taking_away() {
        List<Change> changes = List.of(
                change("module.eks.aws_security_group.other", Action.CHANGE, "description"),
                change(RULE, Action.CREATE, "description"),
                change(RULE, Action.DESTROY, "description"));
        assertThat(gaps.without(changes)).isEqualTo(changes);
    }

    private static Change change(String address, Action action, String... attributes) {
        return new Change(
                OutsideSystem.AWS,
                "aws_vpc_security_group_ingress_rule",
                address,
                action,
                false,
                Stream.of(attributes)
                        .map(path -> new AttributeChange(path, Value.absent(), Value.known("x")))
                        .toList());
    }
}
