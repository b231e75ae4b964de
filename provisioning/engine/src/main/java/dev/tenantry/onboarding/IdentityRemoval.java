package dev.tenantry.onboarding;

import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.identity.TenantAdministrators;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Removal;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a tenant that leaves out of the sign-in directory, and all its people out of the portal, whoever let them in. */
@Component
class IdentityRemoval extends Removal {

    IdentityRemoval(SignInDirectory directory, TenantAdministrators administrators) {
        super(new Known(directory, administrators));
    }

    private static final class Known extends StepOfPieces {

        Known(SignInDirectory directory, TenantAdministrators administrators) {
            super(
                    new StepKey(IdentityStep.NAME, 1),
                    StepTraits.calls(OutsideSystem.KEYCLOAK),
                    List.of(
                            new OrganizationPiece(directory),
                            new TenantAdminPiece(directory),
                            new PortalPeoplePiece(administrators)));
        }
    }
}
