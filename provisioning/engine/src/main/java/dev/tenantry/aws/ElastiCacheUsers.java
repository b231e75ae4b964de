package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.elasticache.model.AuthenticationType;
import software.amazon.awssdk.services.elasticache.model.InputAuthenticationType;

/** By ElastiCache's own interface, under the provisioner's role. */
@Component
class ElastiCacheUsers implements CacheUsers {

    private final TenantAccounts accounts;

    ElastiCacheUsers(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean hasPassword(AwsTarget target, String userId) {
        return accounts.in(
                target,
                account -> account.caches().describeUsers(asked -> asked.userId(userId)).users().stream()
                        .anyMatch(user -> user.authentication().type() == AuthenticationType.PASSWORD));
    }

    @Override
    public void setPassword(AwsTarget target, String userId, String password) {
        accounts.in(
                target,
                account -> account.caches()
                        .modifyUser(wanted -> wanted.userId(userId)
                                .authenticationMode(mode -> mode.type(InputAuthenticationType.PASSWORD)
                                        .passwords(password))));
    }
}
