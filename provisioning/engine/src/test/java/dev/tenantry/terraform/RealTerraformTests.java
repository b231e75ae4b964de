package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on the Terraform or OpenTofu of this machine; without one there is nothing to prove here. */
class RealTerraformTests extends TerraformContract {

    @BeforeAll
    static void need_a_terraform() {
        assumeTrue(
                TerraformAt.ofThisMachine().isPresent(),
                "no terraform from 1.11 or tofu from 1.10 on the search path: only the simulated one is proven");
    }

    @Override
    protected TerraformSettings settings() {
        return TerraformSettings.defaults();
    }

    @Test
    void is_no_simulation() {
        assertThat(TerraformAt.ofThisMachine())
                .hasValueSatisfying(
                        terraform -> assertThat(terraform.product()).isNotEqualTo(TerraformFound.Product.SIMULATED));
    }
}
