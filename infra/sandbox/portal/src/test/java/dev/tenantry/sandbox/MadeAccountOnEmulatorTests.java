package dev.tenantry.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** On the AWS emulator with the real Terraform. */
@ContextConfiguration(initializers = {SandboxFixture.OnTestDatabase.class, World.class})
@DirtiesContext
class MadeAccountOnEmulatorTests extends MadeAccounts {

    @BeforeAll
    static void needs_what_the_real_run_needs() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }
}
