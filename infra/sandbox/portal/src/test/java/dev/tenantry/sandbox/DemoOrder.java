package dev.tenantry.sandbox;

import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.onboarding.Onboarding.Submission;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunReading;
import dev.tenantry.tenants.TenantId;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationContext;

/** For tests elsewhere: a tenant that the operator has filled in and submitted somewhere else. */
public final class DemoOrder {

    private DemoOrder() {}

    /** The number of the run that it began. */
    public static long submitted(ApplicationContext portal, String slug, String account) {
        return submitted(portal, slug, account, draft -> draft);
    }

    /**
     * As {@link #submitted(ApplicationContext, String, String)}.
     *
     * @param more what else is filled in
     */
    public static long submitted(
            ApplicationContext portal, String slug, String account, UnaryOperator<TenantDraft> more) {
        return DemoStaff.as(DemoPerson.OLEG, () -> {
            TenantDraft draft = OperatorAtWork.filledIn(slug).with(Field.ACCOUNT_ID, account);
            TenantId tenant = portal.getBean(TenantDrafts.class).beginWith(more.apply(draft));
            long version = portal.getBean(TenantReading.class)
                    .tenant(tenant)
                    .orElseThrow()
                    .version();
            Submission submission = portal.getBean(Onboarding.class).submit(tenant, version);
            if (submission instanceof Submission.Submitted(var run)) {
                return portal.getBean(RunReading.class)
                        .run(tenant, run)
                        .orElseThrow()
                        .run()
                        .number();
            }
            throw new IllegalStateException("not submitted: " + submission);
        });
    }
}
