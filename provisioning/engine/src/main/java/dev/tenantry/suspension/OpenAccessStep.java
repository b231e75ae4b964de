package dev.tenantry.suspension;

import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets the tenant's assistant at the model gateway and its people at the sign-in again. */
@Component
class OpenAccessStep extends StepOfPieces {

    static final String NAME = "open-access";

    OpenAccessStep(ModelGateway gateway, SignInDirectory directory) {
        super(
                new StepKey(NAME, 1),
                StepTraits.calls(OutsideSystem.LITELLM),
                List.of(new TeamGate(gateway, true), new OrganizationGate(directory, true)));
    }
}
