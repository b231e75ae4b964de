package dev.tenantry.aws;

import dev.tenantry.aws.TenantAccounts.Account;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/**
 * What the customer's one act in the AWS console leaves in an account, for an emulator, where nobody can act so: the bucket
 * of states and jobs. The role itself needs nothing there, an emulator lets everybody in.
 */
final class EmulatedBootstrap {

    private final Set<AwsTarget> done = ConcurrentHashMap.newKeySet();

    /** Once for each account and life of the portal; what is there stays. */
    void ensure(AwsTarget target, Account account) {
        if (done.contains(target)) {
            return;
        }
        String bucket = "tenantry-state-" + target.accountId() + "-" + target.region();
        try {
            account.s3()
                    .createBucket(make -> make.bucket(bucket)
                            .createBucketConfiguration(place -> place.locationConstraint(target.region())));
        } catch (BucketAlreadyOwnedByYouException there) {
            // by an earlier portal
        }
        done.add(target);
    }
}
