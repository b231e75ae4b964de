package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on the Terraform or OpenTofu of this machine; without one there is nothing to prove here. */
class RealTerraformTests extends TerraformContract {

    @BeforeAll
    static void need_a_terraform() {
        TerraformLookup found = new TerraformFinder(System.getenv()).find(TerraformSettings.defaults());
        boolean absent =
                found instanceof TerraformMissing missing && missing.what().startsWith("There is no terraform");
        assumeTrue(!absent, "no terraform or tofu on the search path: only the simulated one is proven");
    }

    @Override
    protected TerraformSettings settings() {
        return TerraformSettings.defaults();
    }

    @Test
    void is_no_simulation() {
        TerraformLookup found = new TerraformFinder(System.getenv()).find(settings());

        assertThat(found)
                .isInstanceOfSatisfying(
                        TerraformFound.class,
                        terraform -> assertThat(terraform.product()).isNotEqualTo(TerraformFound.Product.SIMULATED));
    }
}
