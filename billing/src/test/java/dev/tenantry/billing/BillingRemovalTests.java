package dev.tenantry.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.lago.LagoForTests;
import dev.tenantry.standins.LagoStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = "remove-billing", undo = Undo.NO_WAY_BACK)
class BillingRemovalTests extends StepProofs {

    @TempDir
    private Path folder;

    @AutoClose
    private final LagoStandIn server = StandIn.listening(new LagoStandIn(
            Place.ofTest(Map.of()), Clock.fixed(Instant.parse("2026-12-10T08:00:00Z"), ZoneOffset.UTC)));

    private final BillingAccounts accounts = LagoForTests.at(server.url());

    @Override
    protected Step step() {
        return new BillingRemoval(accounts);
    }

    @Override
    protected StepStage stage() {
        return new StepStage(folder).after(new BillingStep(accounts, BillingStepTests.settings("0.02")), () -> {});
    }

    @Override
    protected boolean hasNoWayBack() {
        return true;
    }

    @Override
    protected Set<String> world(StepContext context) {
        return server.world(OrganizationPiece.id(context).value());
    }

    @Test
    void ends_the_subscription_and_keeps_all_that_invoices_need() {
        StepStage stage = stage();

        stage.start(step(), () -> {});

        assertThat(world(stage))
                .hasSize(4)
                .noneMatch(line -> line.startsWith("subscription "))
                .anyMatch(line -> line.startsWith("organization "))
                .anyMatch(line -> line.startsWith("customer "));
        assertThat(OrganizationPiece.key(stage)).isPresent();
    }
}
