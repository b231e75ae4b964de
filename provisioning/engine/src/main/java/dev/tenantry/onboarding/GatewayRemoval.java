package dev.tenantry.onboarding;

import dev.tenantry.steps.Removal;
import org.springframework.stereotype.Component;

/** Takes a tenant that leaves away from the model gateway, and its endpoints from the provider's services. */
@Component
class GatewayRemoval extends Removal {

    GatewayRemoval(GatewayStep gateway) {
        super(gateway);
    }
}
