package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Removal;
import org.springframework.stereotype.Component;

/**
 * Takes the release of a tenant that leaves out of its cluster, so that load balancers and volumes that the cluster made go before
 * it does.
 */
@Component
class ApplicationRemoval extends Removal {

    ApplicationRemoval(ApplicationStep application) {
        super(application);
    }
}
