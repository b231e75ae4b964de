package dev.tenantry.stackrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenantry.terraform.TerraformFound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each law over each profile and data policy, and each law against a plan that breaks it. */
@Tag("long")
class StackLawsTests {

    private static final List<Law> LAWS = Stream.of(
                    EncryptionLaws.all(),
                    ExposureLaws.all(),
                    NetworkLaws.all(),
                    PathLaws.all(),
                    IdentityLaws.all(),
                    DataLaws.all(),
                    BackupLaws.all())
            .flatMap(laws -> laws)
            .toList();

    @TempDir
    static Path folder;

    private static Map<String, StackPlan> plans;

    @BeforeAll
    static void plan_every_profile_and_policy() throws IOException, InterruptedException {
        Optional<TerraformFound> terraform = MadePlans.terraform();
        assumeTrue(terraform.isPresent(), "no terraform on this machine: ./portal doctor says how to get it");
        plans = new MadePlans(folder, terraform.get()).all();
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_every_law() {
        return plans.entrySet().stream()
                .map(plan -> dynamicContainer(plan.getKey(), LAWS.stream().map(law -> keeps(law, plan.getValue()))));
    }

    private static DynamicTest keeps(Law law, StackPlan plan) {
        return dynamicTest(
                law.name(), () -> assertThat(law.broken().apply(plan)).isEmpty());
    }

    /** In the plan that has the most in it: a law that has nothing to look at is broken by nothing. */
    @TestFactory
    Stream<DynamicTest> every_law_can_be_broken() {
        return LAWS.stream()
                .map(law -> dynamicTest(law.name(), () -> {
                    StackPlan spoilt = plan("L LOCAL").copy();
                    law.spoil().accept(spoilt);
                    assertThat(law.broken().apply(spoilt)).isNotEmpty();
                }));
    }

    private static StackPlan plan(String name) {
        return java.util.Objects.requireNonNull(plans.get(name));
    }

    @Test
    void there_are_enough_laws_and_each_has_a_name_of_its_own() {
        assertThat(LAWS).extracting(Law::name).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @Test
    void an_external_tenant_has_exactly_one_way_out_and_it_is_the_gateway() {
        assertThat(new WaysOut(plan("M EXTERNAL")).all())
                .containsExactly("module.network.aws_vpc_endpoint.gateway[0] → "
                        + "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0");
        assertThat(new WaysOut(plan("M LOCAL")).all()).isEmpty();
    }
}
