package dev.tenantry.accounts;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.AccountOrder;
import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.List;

/** What the steps read of the run that they belong to, and how they fail. */
final class Orders {

    private Orders() {}

    static AccountOrder of(StepContext context) {
        if (context.wanted() instanceof AccountOrder order) {
            return order;
        }
        throw new IllegalStateException(
                "no account is ordered for " + context.wanted().slug());
    }

    /** The account as a tenant's stack would live in it; its network is no matter yet. */
    static AwsTarget target(StepContext context, String account) {
        return AwsTarget.of(
                context.tenant(), AccountOrigin.CREATED, account, of(context).region(), "");
    }

    static <T> Progress<T> failed(String step, FailureClass kind, Saying cause, String words) {
        return Progress.failed(new Failure(kind, OutsideSystem.AWS, step, cause, words));
    }

    static <T> Progress<T> notSet(String step, List<String> missing) {
        return failed(step, FailureClass.CONFIG, AccountPhrase.NOT_SET.say(String.join(", ", missing)), "");
    }

    static <T> Progress<T> stale(String step, List<Saying> beyond) {
        return Progress.failed(Failure.stale(OutsideSystem.AWS, step, beyond));
    }
}
