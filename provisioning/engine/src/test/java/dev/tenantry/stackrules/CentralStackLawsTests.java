package dev.tenantry.stackrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenantry.terraform.TerraformFound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each law over the plan of the provider's own stack, and each law against a plan that breaks it. */
@Tag("long")
class CentralStackLawsTests {

    private static final List<Law> LAWS = CentralLaws.all().toList();

    @TempDir
    static Path folder;

    private static StackPlan plan;

    @BeforeAll
    static void plan_the_stack() throws IOException, InterruptedException {
        Optional<TerraformFound> terraform = MadePlans.terraform();
        assumeTrue(terraform.isPresent(), "no terraform on this machine: ./portal doctor says how to get it");
        plan = MadePlans.ofTheProvider(folder, terraform.get());
    }

    @TestFactory
    Stream<DynamicTest> the_plan_keeps_every_law() {
        assertThat(LAWS).extracting(Law::name).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
        return LAWS.stream()
                .map(law -> dynamicTest(
                        law.name(), () -> assertThat(law.broken().apply(plan)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_law_can_be_broken() {
        return LAWS.stream()
                .map(law -> dynamicTest(law.name(), () -> {
                    StackPlan spoilt = plan.copy();
                    law.spoil().accept(spoilt);
                    assertThat(law.broken().apply(spoilt)).isNotEmpty();
                }));
    }
}
