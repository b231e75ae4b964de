package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.accounts.AccountOrders;
import dev.tenantry.accounts.AccountOrders.Ordered;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.register.Field;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import dev.tenantry.tenants.TenantState;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A tenant that brings no account: one is made, and the onboarding that follows works in it. */
@SandboxFixture
abstract class MadeAccounts {

    private static final Duration LONGEST = Duration.ofMinutes(9);

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private TenantReading tenants;

    @Autowired
    private AccountOrders orders;

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private RunReading reading;

    @Autowired
    private RunControl control;

    @BeforeEach
    void an_operator_is_signed_in() {
        DemoPrincipal oleg = new DemoPrincipal(DemoPerson.OLEG.id().value());
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(oleg, null, List.of()));
    }

    @AfterEach
    void signs_out() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void account_is_made_and_the_stack_is_planned_in_it() {
        TenantId tenant = withAccount("nordlicht");
        RunId run = submitted(tenant);

        await(tenant, run, RunState.AWAITING_APPROVAL);
        control.cancel(tenant, run, "only the plan was wanted");
    }

    @Test
    @Tag("long")
    void tenant_reaches_live_in_the_account_that_was_made() {
        TenantId tenant = withAccount("abendrot");
        RunId run = submitted(tenant);

        approved(tenant, run);
        await(tenant, run, RunState.SUCCEEDED);

        assertThat(tenant(tenant).state()).isInstanceOf(TenantState.Live.class);
    }

    private TenantId withAccount(String slug) {
        TenantId tenant = drafts.beginWith(TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, slug)
                .with(Field.LEGAL_NAME, slug + " GmbH")
                .with(Field.STREET, "Kai 1")
                .with(Field.POSTAL_CODE, "20457")
                .with(Field.CITY, "Hamburg")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@" + slug + ".example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-9")
                .with(Field.SLUG, slug));
        Ordered ordered = orders.order(tenant, "aws+" + slug + "@provider.example");
        assertThat(ordered).isInstanceOf(Ordered.Accepted.class);
        RunId run = ((Ordered.Accepted) ordered).run();
        approved(tenant, run);
        await(tenant, run, RunState.SUCCEEDED);
        return tenant;
    }

    private void approved(TenantId tenant, RunId run) {
        Run planned = await(tenant, run, RunState.AWAITING_APPROVAL);
        assertThat(control.approve(tenant, run, String.valueOf(planned.planHash()), "looks right"))
                .isEqualTo(new RunControl.Decision.Taken());
    }

    private RunId submitted(TenantId tenant) {
        Onboarding.Submission submission =
                onboarding.submit(tenant, tenant(tenant).version());
        assertThat(submission).isInstanceOf(Onboarding.Submission.Submitted.class);
        assertThat(tenant(tenant).profile().orElseThrow().aws().origin()).isEqualTo(AccountOrigin.CREATED);
        return ((Onboarding.Submission.Submitted) submission).run();
    }

    private Tenant tenant(TenantId tenant) {
        return tenants.tenant(tenant).orElseThrow();
    }

    private Run await(TenantId tenant, RunId run, RunState wanted) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .pollInSameThread()
                .until(() -> {
                    Run now = run(tenant, run);
                    if (now.state() == RunState.INCIDENT) {
                        throw new AssertionError("incident: " + now.incident());
                    }
                    return now.state() == wanted;
                });
        return run(tenant, run);
    }

    private Run run(TenantId tenant, RunId run) {
        return reading.run(tenant, run).map(RunDetail::run).orElseThrow();
    }
}
