package dev.tenantry.sandbox.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.sandbox.World;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Browsers on a portal that is launched for it alone, with its world, and that may end and begin anew. */
abstract class LaunchedJourney extends Browsing {

    /** Goes after the pages, which would complain of it. */
    @AutoClose("down")
    LaunchedPortal portal;

    @BeforeAll
    static void needs_what_true_runs_need() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
        assumeTrue(LaunchedPortal.isBuilt(), "the portal is not packaged: ./portal verify does that");
    }

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void launch() throws IOException {
        portal = LaunchedPortal.fresh();
        portal.start();
    }

    @Override
    final String address() {
        return portal.address();
    }
}
