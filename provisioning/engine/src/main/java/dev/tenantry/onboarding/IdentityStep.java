package dev.tenantry.onboarding;

import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.identity.TenantAdministrators;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The tenant in the sign-in directory: its organization, and its administrator as the first member (R5.5). Hands on the
 * fact {@code organization}, its alias. What the administrator may do in the portal is no matter of the directory: it is a
 * membership of the portal's own, of which they are told by mail.
 */
@Component
class IdentityStep extends StepOfPieces {

    static final String NAME = "identity";

    IdentityStep(SignInDirectory directory, TenantAdministrators administrators) {
        super(
                new StepKey(NAME, 1),
                StepTraits.calls(OutsideSystem.KEYCLOAK),
                List.of(
                        new OrganizationPiece(directory),
                        new TenantAdminPiece(directory),
                        new PortalAccessPiece(directory, administrators)));
    }
}
