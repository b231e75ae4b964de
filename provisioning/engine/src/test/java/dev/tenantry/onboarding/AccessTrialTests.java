package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.Moto;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.Switch;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTrialTests {

    private static final AwsTarget ACCOUNT = Profiles.acme().aws();
    private static final Optional<Slug> SLUG = Optional.of(Profiles.acme().slug());
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @AutoClose
    private final StsStandIn sts = StandIn.listening(new StsStandIn());

    private static AccessTrial trial(URI aws, boolean externalIdsCount, Duration patience) {
        return new AccessTrial(new AccessProof(TenantAccounts.underTheirRoles(aws)), externalIdsCount, patience);
    }

    private WayIn tried() {
        return trial(sts.url(), true, PATIENCE).of(ACCOUNT, SLUG);
    }

    @Test
    void role_that_knows_our_id_and_refuses_others_is_open() {
        sts.trusted = ACCOUNT.externalId()::equals;

        assertThat(tried()).isEqualTo(new WayIn.Open(ACCOUNT, true));
        assertThat(sts.externalIds).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void role_that_asks_for_no_external_id_is_told_of() {
        assertThat(tried()).isEqualTo(new WayIn.Unguarded(ACCOUNT));
    }

    @Test
    void role_that_lets_nobody_in_is_not_assumable() {
        sts.trusted = id -> false;

        assertThat(tried())
                .isInstanceOfSatisfying(
                        WayIn.NotAssumable.class,
                        refused -> assertThat(refused.words())
                                .contains("AccessDenied")
                                .contains("sts:AssumeRole"));
    }

    @Test
    void external_id_that_is_named_as_the_reason_is_told() {
        sts.trusted = id -> false;
        sts.code = "ValidationError";
        sts.words = "1 validation error detected: Value at 'externalId' failed to satisfy constraint";

        assertThat(tried()).isInstanceOf(WayIn.OtherExternalId.class);
    }

    @Test
    void role_of_another_account_is_told_with_that_account() {
        sts.account = "999988887777";

        assertThat(tried()).isEqualTo(new WayIn.WrongAccount(ACCOUNT, "999988887777"));
    }

    @Test
    void role_whose_stack_was_made_with_another_short_name_is_told_of() {
        sts.slug = "acme-of-old";

        assertThat(tried()).isInstanceOfSatisfying(WayIn.OtherShortName.class, other -> {
            assertThat(other.slug()).isEqualTo(Profiles.acme().slug().value());
            assertThat(other.words()).contains("eks:DescribeCluster");
        });
    }

    @Test
    void nothing_is_told_of_the_short_name_as_long_as_there_is_none() {
        sts.slug = "acme-of-old";
        sts.trusted = ACCOUNT.externalId()::equals;

        assertThat(trial(sts.url(), true, PATIENCE).of(ACCOUNT, Optional.empty()))
                .isEqualTo(new WayIn.Open(ACCOUNT, true));
    }

    @Test
    void credentials_of_the_portal_that_are_wrong_are_no_fault_of_the_customer() {
        sts.trusted = id -> false;
        sts.code = "InvalidClientTokenId";
        sts.words = "The security token included in the request is invalid";

        assertThat(tried()).isInstanceOf(WayIn.PortalRefused.class);
    }

    @Test
    void aws_that_is_not_there_is_no_refusal() {
        sts.set(Switch.lasting(Fault.DOWN, ""));

        assertThat(tried()).isInstanceOf(WayIn.Unanswered.class);
    }

    @Test
    void nobody_waits_longer_than_agreed_and_the_same_is_tried_once_at_a_time() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        sts.trusted = id -> {
            reached.countDown();
            try {
                held.await();
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        AccessTrial trial = trial(sts.url(), false, Duration.ofMillis(300));

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> trial.of(ACCOUNT, SLUG), people))
                    .limit(3)
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isInstanceOf(WayIn.Unanswered.class);
            }
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(sts.externalIds).hasSize(1);
        } finally {
            held.countDown();
        }
    }

    @Test
    void enters_an_account_of_the_emulator(@TempDir Path folder) throws IOException {
        assumeTrue(Moto.installed(), "moto is not installed");

        try (Moto moto = Moto.start(folder)) {
            assertThat(trial(moto.endpoint(), false, PATIENCE).of(ACCOUNT, SLUG))
                    .isEqualTo(new WayIn.Open(ACCOUNT, false));
        }
    }
}
