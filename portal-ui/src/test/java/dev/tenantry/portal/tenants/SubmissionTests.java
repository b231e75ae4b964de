package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.onboarding.Onboarding.Submission;
import dev.tenantry.portal.As;
import dev.tenantry.register.Checked;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two tenants that want the same, submitted in the same moment: what the one that comes second is told. */
class SubmissionTests extends WizardStage {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    private static TenantDraft complete() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return complete(
                "r" + random.nextInt(1_000_000, 10_000_000), "5" + random.nextLong(10_000_000_000L, 100_000_000_000L));
    }

    private Submission submitted(TenantId id) {
        return onboarding.submit(id, tenants.tenant(id).orElseThrow().version());
    }

    private TenantId submitted(TenantDraft draft) {
        TenantId id = drafts.beginWith(draft);
        assertThat(submitted(id)).isInstanceOf(Submission.Submitted.class);
        return id;
    }

    /**
     * Submits the draft while somebody who waits for nobody takes something for another tenant: it is not seen by the rules yet, and
     * comes true as soon as the submission has run into it.
     */
    private Submission whileAnotherTakes(TenantId other, String column, String value, TenantDraft draft)
            throws InterruptedException {
        TenantId id = drafts.beginWith(draft);
        CountDownLatch taken = new CountDownLatch(1);
        CompletableFuture<Void> another = CompletableFuture.runAsync(() -> scope.inProvider(() -> {
            jdbc.sql("update tenant set " + column + " where tenant_id = ?")
                    .params(value, other.value())
                    .update();
            taken.countDown();
            await().pollInSameThread().atMost(PATIENCE).until(this::somebodyWaitsForUs);
        }));
        taken.await();
        Submission submission = submitted(id);
        another.join();
        return submission;
    }

    private boolean somebodyWaitsForUs() {
        return jdbc.sql(
                        "select exists (select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))")
                .query(Boolean.class)
                .single();
    }

    private static Submission refused(Field field, Problem.Kind kind) {
        return new Submission.Refused(List.of(new Problem(field, kind)));
    }

    @Test
    @As(Role.OPERATOR)
    void short_name_that_is_taken_in_this_moment_is_named() throws InterruptedException {
        TenantDraft draft = complete();
        assertThat(whileAnotherTakes(submitted(complete()), "slug = ?", draft.get(Field.SLUG), draft))
                .isEqualTo(refused(Field.SLUG, Problem.Kind.SLUG_TAKEN));
    }

    @Test
    @As(Role.OPERATOR)
    void account_that_is_taken_in_this_moment_is_named() throws InterruptedException {
        TenantDraft draft = complete();
        assertThat(whileAnotherTakes(submitted(complete()), "account_id = ?", draft.get(Field.ACCOUNT_ID), draft))
                .isEqualTo(refused(Field.ACCOUNT_ID, Problem.Kind.ACCOUNT_USED));
    }

    @Test
    @As(Role.OPERATOR)
    void network_that_is_taken_in_this_moment_is_named() throws InterruptedException {
        TenantId other = submitted(complete());
        String wanted = nextNetwork();
        assertThat(whileAnotherTakes(
                        other, "network = ?::cidr", wanted, complete().with(Field.NETWORK, wanted)))
                .isEqualTo(refused(Field.NETWORK, Problem.Kind.NETWORK_OVERLAPS));
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_asked_for_no_network_gets_another_one_and_no_refusal() throws InterruptedException {
        TenantId other = submitted(complete());
        assertThat(whileAnotherTakes(other, "network = ?::cidr", nextNetwork(), complete()))
                .isInstanceOf(Submission.Submitted.class);
    }

    /** What a tenant gets that is submitted now and asks for none. */
    private String nextNetwork() {
        Checked checked = drafts.check(TenantId.random(), complete());
        return ((Checked.Valid) checked).profile().aws().cidr();
    }

    @Test
    @As(Role.OPERATOR)
    void wizard_marks_what_was_taken_since_the_page_was_looked_at() {
        TenantDraft draft = complete();
        TenantId id = drafts.beginWith(draft);
        navigate("tenants/new/" + id + "/review", WizardView.class);
        assertThat(button("Submit and plan").isEnabled()).isTrue();
        submitted(complete().with(Field.SLUG, draft.get(Field.SLUG)));

        press("Submit and plan");

        assertThat(here()).endsWith("/review");
        assertThat(content()).contains("Nothing was submitted.", "Another tenant has this");
        assertThat(button("Submit and plan").isEnabled()).isFalse();
    }
}
