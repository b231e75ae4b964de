package dev.tenantry.billing;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Removal;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Ends the subscription of a tenant that leaves, at which Lago writes the last invoice. Organization, customer and invoices stay,
 * since law wants them kept, and so does the portal's key to them.
 */
@Component
class BillingRemoval extends Removal {

    BillingRemoval(BillingAccounts accounts) {
        super(new Subscription(accounts));
    }

    private static final class Subscription extends StepOfPieces {

        Subscription(BillingAccounts accounts) {
            super(
                    new StepKey(BillingStep.NAME, 1),
                    StepTraits.calls(OutsideSystem.LAGO),
                    List.of(BillingStep.subscription(accounts)));
        }
    }
}
