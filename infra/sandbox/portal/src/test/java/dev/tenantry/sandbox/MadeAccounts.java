package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.accounts.AccountOrders;
import dev.tenantry.accounts.AccountOrders.Ordered;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import dev.tenantry.tenants.TenantState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant that brings no account: one is made, and the onboarding that follows works in it. */
@SandboxFixture
abstract class MadeAccounts extends OperatorAtWork {

    @Autowired
    private AccountOrders orders;

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

        approve(tenant, run);
        await(tenant, run, RunState.SUCCEEDED);

        assertThat(tenant(tenant).state()).isInstanceOf(TenantState.Live.class);
    }

    private TenantId withAccount(String slug) {
        TenantId tenant = drafts.beginWith(filledIn(slug));
        Ordered ordered = orders.order(tenant, "aws+" + slug + "@provider.example");
        assertThat(ordered).isInstanceOf(Ordered.Accepted.class);
        RunId run = ((Ordered.Accepted) ordered).run();
        approve(tenant, run);
        await(tenant, run, RunState.SUCCEEDED);
        return tenant;
    }

    private RunId submitted(TenantId tenant) {
        RunId run = submit(tenant);
        assertThat(tenant(tenant).profile().orElseThrow().aws().origin()).isEqualTo(AccountOrigin.CREATED);
        return run;
    }
}
