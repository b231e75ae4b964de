package dev.tenantry.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.lago.LagoForTests;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.LagoStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.CentralHalf;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract begins on 1 December; here it is the 10th. */
@Proves("billing")
class BillingStepTests extends StepProofs {

    @TempDir
    Path folder;

    @AutoClose
    private final LagoStandIn server = StandIn.listening(
            new LagoStandIn(Place.ofTest(Map.of()), Clock.fixed(Instant.parse(now()), ZoneOffset.UTC)));

    private final BillingAccounts accounts = LagoForTests.at(server.url());

    String now() {
        return "2026-12-10T08:00:00Z";
    }

    @Override
    protected Step step() {
        return new BillingStep(accounts, settings("0.02"));
    }

    static BillingSettings settings(@Nullable String inputPrice) {
        return new BillingSettings(
                Currency.getInstance("EUR"),
                new BigDecimal("199"),
                inputPrice == null ? null : new BigDecimal(inputPrice),
                new BigDecimal("0.06"),
                new Issuer("Provider SE", "Ring 1", "20095", "Hamburg", "DE", "DE999", "billing@provider.example"));
    }

    @Override
    protected StepStage stage() {
        return new StepStage(folder);
    }

    /** Lago deletes no organization: one that we hold no key to is as good as gone. */
    @Override
    protected Set<String> world(StepContext context) {
        Set<String> world = new TreeSet<>(server.world(account(context)));
        if (OrganizationPiece.key(context).isEmpty()) {
            world.removeIf(line -> line.startsWith("organization "));
        }
        return world;
    }

    private static String account(StepContext context) {
        return OrganizationPiece.id(context).value();
    }

    // ---- doing

    @Test
    void organization_whose_making_broke_off_is_planned_as_it_was_approved() {
        StepStage stage = stage();
        Progress<PlannedPart> approved = step().plan(stage);
        server.failNext(Fault.DOWN, "PUT /api/v1/organizations");
        assertThatThrownBy(() -> step().start(stage)).isInstanceOf(OutsideFailure.class);
        assertThat(server.calls()).contains("PUT /api/v1/organizations");

        assertThat(step().plan(stage.nextAttempt())).isEqualTo(approved);
    }

    @Test
    void opens_the_whole_account() {
        StepStage stage = stage();

        Progress<Facts> progress = stage.start(step(), () -> {});

        String id = account(stage);
        assertThat(server.world(id))
                .hasSize(5)
                .contains("customer " + id, "metric llm_tokens", "plan assistant", "subscription " + id)
                .anyMatch(line -> line.startsWith("organization "));
        assertThat(progress)
                .isInstanceOfSatisfying(
                        Progress.Done.class,
                        done -> assertThat(((Facts) done.value()).values())
                                .containsEntry("subscription", id)
                                .containsEntry("plan", "assistant")
                                .containsKeys("organization", "dashboard", "customer", "metric"));
        assertThat(stage.secrets().get(OrganizationPiece.KEY)).isPresent();
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void hands_on_no_secret_and_logs_none() {
        StepStage stage = stage();
        Progress<Facts> progress = stage.start(step(), () -> {});
        stage.compensate(step(), () -> {});
        String password = stage.secrets().require("billing-password");
        String key = accounts.organization(
                        new BillingLogin(OrganizationPiece.id(stage).email(), password))
                .orElseThrow()
                .key()
                .secret();

        assertThat(progress + " " + stage.lines() + stage.effects()).doesNotContain(password, key);
        assertThat(stage.lines()).anyMatch(line -> line.contains("stays behind, empty"));
    }

    @Test
    void uses_the_organization_again_that_an_undoing_left_behind() {
        StepStage stage = stage();
        stage.start(step(), () -> {});
        stage.compensate(step(), () -> {});

        stage.nextAttempt().start(step(), () -> {});

        assertThat(server.world(account(stage))).hasSize(5);
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void takes_no_organization_of_a_user_that_is_not_ours() {
        StepStage stage = stage();
        accounts.register(new BillingLogin(OrganizationPiece.id(stage).email(), "somebody-else's"), "squatter");

        assertThatThrownBy(() -> step().start(stage))
                .isInstanceOf(StepFailed.class)
                .hasMessageContaining("OTHER_PASSWORD");
    }

    // ---- planning and reading back

    @Test
    void plans_five_objects_and_reads_only() {
        StepStage stage = stage();

        List<Change> changes = changes(stage, step());

        assertThat(changes)
                .extracting(Change::type)
                .containsExactly("organization", "customer", "metric", "plan", "subscription");
        assertThat(changes).allMatch(change -> change.action() == Change.Action.CREATE);
        // all that happens at the billing system for a new tenant (R2.5)
        assertThat(CentralHalf.in(changes, stage.profile().aws())).isEqualTo(CentralHalf.of(BillingStep.NAME));
        assertThat(server.world(account(stage))).isEmpty();
    }

    @Test
    void plans_nothing_where_all_is_there_and_one_change_for_a_new_price() {
        StepStage stage = stage();
        stage.start(step(), () -> {});

        assertThat(changes(stage, step())).isEmpty();
        Step dearer = new BillingStep(accounts, settings("0.03"));
        assertThat(changes(stage, dearer))
                .singleElement()
                .satisfies(change -> assertThat(change.attributes())
                        .extracting(Change.AttributeChange::path)
                        .containsExactly("1000 input tokens"));
        assertThat(dearer.verify(stage))
                .isEqualTo(new Verdict.Differs(List.of(
                        BillingPhrase.DIFFERS.say(BillingPhrase.PLAN.say(), "1000 input tokens", "0.02", "0.03"))));
        stage.nextAttempt().start(dearer, () -> {});
        assertThat(dearer.verify(stage)).isEqualTo(new Verdict.Holds());
    }

    private static List<Change> changes(StepStage stage, Step step) {
        return stage.plan(step, () -> {}) instanceof Progress.Done<PlannedPart> done
                        && done.value() instanceof PlannedPart.Exact exact
                ? exact.changes()
                : List.of();
    }

    @Test
    void charges_nothing_by_a_price_that_nobody_set() {
        Step unpriced = new BillingStep(accounts, settings(null));

        assertThatThrownBy(() -> unpriced.plan(stage()))
                .isInstanceOf(StepFailed.class)
                .hasMessageContaining("tenantry.billing.input-per-thousand");
    }

    @Test
    void undoes_also_when_the_prices_are_gone() {
        StepStage stage = stage();
        Set<String> untouched = world(stage);
        stage.start(step(), () -> {});

        stage.compensate(new BillingStep(accounts, settings(null)), () -> {});

        assertThat(world(stage)).isEqualTo(untouched);
    }

    @Test
    void says_what_somebody_took_away() {
        StepStage stage = stage();
        stage.start(step(), () -> {});
        BillingKey key = OrganizationPiece.key(stage).orElseThrow();

        accounts.subscriptions().delete(key, account(stage));

        assertThat(step().verify(stage))
                .isEqualTo(new Verdict.Differs(
                        List.of(BillingPhrase.MISSING.say(BillingPhrase.SUBSCRIPTION.say(), account(stage)))));
    }
}
