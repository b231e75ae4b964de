package dev.tenantry.onboarding;

import dev.tenantry.aws.EndpointNames;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Private names of tenants' networks; remembers in whose account they were asked for. */
final class PretendedNames implements EndpointNames {

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<AwsTarget> accounts = ConcurrentHashMap.newKeySet();

    /** The endpoints whose name is answered. */
    Set<String> answered() {
        return answered;
    }

    /** Where a name was switched on. */
    Set<AwsTarget> accounts() {
        return accounts;
    }

    @Override
    public boolean isAnswered(AwsTarget target, String endpoint) {
        return answered.contains(endpoint);
    }

    @Override
    public void answer(AwsTarget target, String endpoint) {
        accounts.add(target);
        answered.add(endpoint);
    }
}
