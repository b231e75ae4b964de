package dev.tenantry.suspension;

import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refuses the tenant at the model gateway and its people at the sign-in, at once. */
@Component
class CloseAccessStep extends StepOfPieces {

    static final String NAME = "close-access";

    CloseAccessStep(ModelGateway gateway, SignInDirectory directory) {
        super(
                new StepKey(NAME, 1),
                StepTraits.calls(OutsideSystem.LITELLM),
                List.of(new TeamGate(gateway, false), new OrganizationGate(directory, false)));
    }
}
