package dev.tenantry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.aws.AwsOrganization;
import dev.tenantry.aws.AwsOrganization.Making;
import dev.tenantry.aws.AwsOrganization.NewAccount;
import dev.tenantry.aws.AwsOrganization.Page;
import dev.tenantry.standins.AwsStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.tenants.AccountOrder;
import dev.tenantry.tenants.TenantId;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = "account", undo = Undo.NO_WAY_BACK)
class AccountStepTests extends StepProofs {

    @TempDir
    private Path folder;

    @AutoClose
    private final AwsStandIn aws = StandIn.listening(new AwsStandIn(Place.ofTest(Map.of())));

    private final AwsOrganization organization = Ordered.organization(aws);

    @Override
    protected AccountStep step() {
        return new AccountStep(organization);
    }

    @Override
    protected StepStage stage() {
        return Ordered.stage(folder);
    }

    /** Requests under way count: what they make can be taken back no more. */
    @Override
    protected Set<String> world(StepContext context) {
        Set<String> world = new HashSet<>();
        Page page = organization.accounts(null);
        while (true) {
            page.members().stream()
                    .filter(member -> AccountOrder.isNameFor(context.tenant(), member.name()))
                    .forEach(member -> world.add(member.name()));
            if (page.next() == null) {
                break;
            }
            page = organization.accounts(page.next());
        }
        organization.underWay(name(context)).ifPresent(request -> world.add(name(context)));
        return world;
    }

    private static String name(StepContext context) {
        return Orders.of(context).accountName();
    }

    private static Failure failure(Progress<?> progress) {
        assertThat(progress).isInstanceOf(Progress.Failed.class);
        return ((Progress.Failed<?>) progress).failure();
    }

    private Making end(String request) {
        organization.making(request); // the first look finds it under way
        return organization.making(request).orElseThrow();
    }

    private void somebodyHas(String email, Map<String, String> tags) {
        Making begun = organization.make(new NewAccount("another", email, tags));
        assertThat(end(((Making.UnderWay) begun).request())).isInstanceOf(Making.Made.class);
    }

    @Test
    void plans_the_account_and_makes_it_with_the_mark_of_its_tenant() {
        StepStage stage = stage();

        Progress<PlannedPart> plan = stage.plan(step(), () -> {});
        Progress<Facts> done = stage.start(step(), () -> {});

        assertThat(((Progress.Done<PlannedPart>) plan).value().changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.action()).isEqualTo(Change.Action.CREATE);
                    assertThat(change.address()).isEqualTo(name(stage));
                });
        String account = ((Progress.Done<Facts>) done).value().require("account");
        assertThat(organization.tags(account))
                .containsEntry("tenantry:tenant", stage.tenant().toString())
                .containsEntry("managed-by", "tenantry");
    }

    @Test
    void remembers_the_request_before_it_asks_how_it_goes() {
        StepStage stage = stage();

        Progress<Facts> asked = step().start(stage);

        assertThat(asked)
                .isInstanceOfSatisfying(
                        Progress.Working.class,
                        working -> assertThat(working.memo().get("request")).isPresent());
    }

    @Test
    void finds_the_account_of_an_earlier_order_also_by_another_address_and_says_so_in_the_plan() {
        StepStage stage = stage();
        Progress<Facts> first = stage.start(step(), () -> {});
        AccountOrder order = Orders.of(stage);
        stage.with(new AccountOrder(
                order.slug(), order.displayName(), order.accountName(), "other@provider.example", order.region()));

        Progress<PlannedPart> plan = stage.plan(step(), () -> {});
        Progress<Facts> second = stage.nextAttempt().start(step(), () -> {});

        assertThat(second).isEqualTo(first);
        assertThat(((Progress.Done<PlannedPart>) plan).value().changes())
                .singleElement()
                .extracting(Change::action)
                .isEqualTo(Change.Action.IMPORT);
    }

    @Test
    void finds_its_account_on_whichever_page_it_stands() {
        for (int other = 0; other < 25; other++) {
            somebodyHas("other" + other + "@provider.example", Map.of());
        }
        StepStage stage = stage();
        Progress<Facts> first = stage.start(step(), () -> {});

        assertThat(stage.nextAttempt().start(step(), () -> {})).isEqualTo(first);
        assertThat(world(stage)).hasSize(1);
    }

    @Test
    void plan_says_that_the_address_is_anothers_of_the_organization() {
        StepStage stage = stage();
        somebodyHas(
                Orders.of(stage).email(),
                Map.of("tenantry:tenant", TenantId.random().toString()));

        Failure failure = failure(stage.plan(step(), () -> {}));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.ALREADY_EXISTS);
        assertThat(failure.cause().toString()).contains("FOR_ANOTHER_TENANT");
    }

    @Test
    void says_that_the_provider_may_have_no_more_accounts() {
        for (int other = 0; other < 50; other++) {
            somebodyHas("full" + other + "@provider.example", Map.of());
        }

        Failure failure = failure(stage().start(step(), () -> {}));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.PROVIDER_LIMIT);
        assertThat(failure.cause().toString()).contains("LIMIT_REACHED");
    }

    @Test
    void says_what_is_not_set_before_anything_is_asked() {
        AccountStep unset = new AccountStep(AwsOrganization.at(aws.url(), null));

        Failure failure = failure(stage().plan(unset, () -> {}));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.CONFIG);
        assertThat(failure.cause().toString()).contains("tenantry.organizations.role");
    }

    @Test
    void does_not_make_what_nobody_approved() {
        Failure failure = failure(
                stage().beyond(List.of(Saying.quote("create tenantry-acme"))).start(step(), () -> {}));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.STALE_PLAN);
    }

    @Test
    void rollback_names_the_account_that_stays_and_who_closes_it() {
        StepStage stage = stage();
        stage.start(step(), () -> {});

        assertThat(failure(stage.compensate(step(), () -> {})).cause())
                .isInstanceOfSatisfying(
                        Saying.Sentence.class, cause -> assertThat(cause.key()).isEqualTo(AccountPhrase.STAYS.key()));
    }
}
