package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What an operator does without a browser: through the use cases, until a run is where it should be. */
abstract class OperatorAtWork {

    private static final Duration LONGEST = Duration.ofMinutes(9);

    @Autowired
    TenantDrafts drafts;

    @Autowired
    TenantReading tenants;

    @Autowired
    Onboarding onboarding;

    @Autowired
    RunReading reading;

    @Autowired
    RunControl control;

    @BeforeEach
    void an_operator_is_signed_in() {
        signIn(DemoPerson.OLEG);
    }

    static void signIn(DemoPerson person) {
        DemoPrincipal principal = new DemoPrincipal(person.id().value());
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
    }

    @AfterEach
    void signs_out() {
        SecurityContextHolder.clearContext();
    }

    /** Everything that must be filled in but the account. */
    static TenantDraft filledIn(String slug) {
        return TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, slug)
                .with(Field.LEGAL_NAME, slug + " GmbH")
                .with(Field.STREET, "Kai 1")
                .with(Field.POSTAL_CODE, "20457")
                .with(Field.CITY, "Hamburg")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@" + slug + ".example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-9")
                .with(Field.SLUG, slug)
                .with(Field.MCP_SERVERS, "agency");
    }

    final Tenant tenant(TenantId tenant) {
        return tenants.tenant(tenant).orElseThrow();
    }

    /** The run that the submission began. */
    final RunId submit(TenantId tenant) {
        Onboarding.Submission submission =
                onboarding.submit(tenant, tenant(tenant).version());
        assertThat(submission).isInstanceOf(Onboarding.Submission.Submitted.class);
        return ((Onboarding.Submission.Submitted) submission).run();
    }

    /** Waits for the plan, and approves it. */
    final void approve(TenantId tenant, RunId run) {
        Run planned = await(tenant, run, RunState.AWAITING_APPROVAL);
        assertThat(control.approve(tenant, run, String.valueOf(planned.planHash()), "looks right"))
                .isEqualTo(new RunControl.Decision.Taken());
    }

    /** Fails as soon as the run waits for a person or has ended in another state, with the incident if there is one. */
    final Run await(TenantId tenant, RunId run, RunState wanted) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .pollInSameThread()
                .until(() -> {
                    Run now = run(tenant, run);
                    if (now.state() == wanted) {
                        return true;
                    }
                    if (now.state().needsPerson() || now.state().ended()) {
                        throw new AssertionError(now.state() + " instead of " + wanted + ": " + now.incident());
                    }
                    whileWaiting(run);
                    return false;
                });
        return run(tenant, run);
    }

    /** What is done at each look at a run that is waited for. */
    void whileWaiting(RunId run) {}

    private Run run(TenantId tenant, RunId run) {
        return reading.run(tenant, run).map(RunDetail::run).orElseThrow();
    }
}
