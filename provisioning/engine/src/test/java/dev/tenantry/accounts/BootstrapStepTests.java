package dev.tenantry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.aws.WaysIn;
import dev.tenantry.standins.AwsStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = "bootstrap", undo = Undo.GOES_ALONG)
class BootstrapStepTests extends StepProofs {

    private static final AtomicLong ACCOUNTS = new AtomicLong(200_000_000_000L);

    @TempDir
    private Path folder;

    @AutoClose
    private final AwsStandIn aws = StandIn.listening(new AwsStandIn(Place.ofTest(Map.of())));

    private final WaysIn ways = Ordered.ways(aws);

    @Override
    protected BootstrapStep step() {
        return new BootstrapStep(ways, TenantAccounts.underTheirRoles(aws.url()));
    }

    @Override
    protected StepStage stage() {
        return Ordered.stage(folder)
                .withOutputs("account", Facts.of("account", Long.toString(ACCOUNTS.getAndIncrement())));
    }

    @Override
    protected Set<String> world(StepContext context) {
        String account = context.outputsOf("account").require("account");
        return ways.look(Orders.target(context, account), Orders.of(context).slug())
                .map(laid -> Set.of(laid.asWanted() ? "our stack" : "another stack"))
                .orElseGet(Set::of);
    }

    private static PlannedPart part(Progress<PlannedPart> plan) {
        assertThat(plan).isInstanceOf(Progress.Done.class);
        return ((Progress.Done<PlannedPart>) plan).value();
    }

    @Test
    void foresees_the_stack_within_bounds_before_there_is_an_account() {
        PlannedPart part = part(Ordered.stage(folder).plan(step(), () -> {}));

        assertThat(part).isInstanceOfSatisfying(PlannedPart.Deferred.class, deferred -> {
            assertThat(deferred.waitsFor()).containsExactly("account");
            assertThat(deferred.bounds().most()).isEqualTo(1);
            assertThat(deferred.bounds().templateDigest()).isEqualTo(ways.templateDigest());
            assertThat(deferred.changes()).extracting(Change::action).containsExactly(Change.Action.CREATE);
        });
    }

    @Test
    void lays_the_way_and_hands_on_the_role_that_opens() {
        StepStage stage = stage();
        String account = stage.outputsOf("account").require("account");

        assertThat(part(stage.plan(step(), () -> {})).changes())
                .extracting(Change::action)
                .containsExactly(Change.Action.CREATE);
        assertThat(stage.start(step(), () -> {}))
                .isEqualTo(Progress.done(Facts.of("role", "arn:aws:iam::" + account + ":role/tenantry-provisioner")));
        assertThat(part(stage.plan(step(), () -> {})).changes()).isEmpty();
    }

    @Test
    void mends_a_stack_that_was_laid_for_another_portal() {
        StepStage stage = stage();
        WaysIn others = WaysIn.at(aws.url(), Ordered.ROLE, "arn:aws:iam::999988887777:role/elsewhere");
        String account = stage.outputsOf("account").require("account");
        others.lay(Orders.target(stage, account), Orders.of(stage).slug());
        world(stage); // looked at, it comes to its end

        assertThat(part(stage.plan(step(), () -> {})).changes())
                .extracting(Change::action)
                .containsExactly(Change.Action.CHANGE);
        assertThat(stage.start(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).containsExactly("our stack");
    }
}
