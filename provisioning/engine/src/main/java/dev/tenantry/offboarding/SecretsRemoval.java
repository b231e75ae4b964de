package dev.tenantry.offboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Removal;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import java.util.List;
import org.springframework.stereotype.Component;

/** Forgets the portal's copies of a tenant's secrets, which in its account have gone with the stack. */
@Component
class SecretsRemoval extends Removal {

    SecretsRemoval() {
        super(new Copies());
    }

    private static final class Copies extends StepOfPieces {

        Copies() {
            super(new StepKey("secrets", 1), StepTraits.calls(OutsideSystem.PORTAL), List.of(new KeptSecretsPiece()));
        }
    }
}
