package dev.tenantry.aws;

import dev.tenantry.aws.TenantAccounts.Account;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** By the Resource Groups Tagging API, which sees what the stack's tag was put on, volumes of the cluster included. */
@Component
class ResourceGroupsTags implements TaggedObjects {

    private static final String TAG = "tenant-id";

    private final TenantAccounts accounts;

    ResourceGroupsTags(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<String> of(AwsTarget target, TenantId tenant) {
        return accounts.in(
                target,
                account -> account
                        .tags()
                        .getResourcesPaginator(
                                get -> get.tagFilters(filter -> filter.key(TAG).values(tenant.toString())))
                        .resourceTagMappingList()
                        .stream()
                        .map(ResourceTagMapping::resourceARN)
                        .filter(arn -> !onlyWaits(account, arn))
                        .sorted()
                        .toList());
    }

    /** Keys and secrets are gone at once for whoever would use them, and for good some days later. */
    private static boolean onlyWaits(Account account, String arn) {
        String service = arn.split(":", 4)[2];
        return switch (service) {
            case "kms" -> keyWaits(account, arn);
            case "secretsmanager" -> secretWaits(account, arn);
            default -> false;
        };
    }

    private static boolean keyWaits(Account account, String arn) {
        try {
            return account.keys()
                            .describeKey(get -> get.keyId(arn))
                            .keyMetadata()
                            .keyState()
                    == KeyState.PENDING_DELETION;
        } catch (NotFoundException gone) {
            return true;
        }
    }

    private static boolean secretWaits(Account account, String arn) {
        try {
            DescribeSecretResponse secret = account.secrets().describeSecret(get -> get.secretId(arn));
            return secret.deletedDate() != null;
        } catch (ResourceNotFoundException gone) {
            return true;
        }
    }
}
