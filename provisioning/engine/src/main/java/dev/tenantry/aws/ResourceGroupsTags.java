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
class ResourceGroupsTags implements TaggedObjects, WaitingObjects {

    private static final String TAG = "tenant-id";

    private final TenantAccounts accounts;

    ResourceGroupsTags(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    /** How far the deletion of something has come. */
    private enum Fate {
        THERE,
        /** Gone at once for whoever would use it, and for good some days later. */
        WAITS,
        GONE
    }

    @Override
    public List<String> of(AwsTarget target, TenantId tenant) {
        return tagged(target, tenant, Fate.THERE);
    }

    @Override
    public List<String> waiting(AwsTarget target, TenantId tenant) {
        return tagged(target, tenant, Fate.WAITS);
    }

    private List<String> tagged(AwsTarget target, TenantId tenant, Fate fate) {
        return accounts.in(
                target,
                account -> account
                        .tags()
                        .getResourcesPaginator(
                                get -> get.tagFilters(filter -> filter.key(TAG).values(tenant.toString())))
                        .resourceTagMappingList()
                        .stream()
                        .map(ResourceTagMapping::resourceARN)
                        .filter(arn -> fate(account, arn) == fate)
                        .sorted()
                        .toList());
    }

    private static Fate fate(Account account, String arn) {
        String service = arn.split(":", 4)[2];
        return switch (service) {
            case "kms" -> keyFate(account, arn);
            case "secretsmanager" -> secretFate(account, arn);
            default -> Fate.THERE;
        };
    }

    private static Fate keyFate(Account account, String arn) {
        try {
            KeyState state = account.keys()
                    .describeKey(get -> get.keyId(arn))
                    .keyMetadata()
                    .keyState();
            return state == KeyState.PENDING_DELETION ? Fate.WAITS : Fate.THERE;
        } catch (NotFoundException gone) {
            return Fate.GONE;
        }
    }

    private static Fate secretFate(Account account, String arn) {
        try {
            DescribeSecretResponse secret = account.secrets().describeSecret(get -> get.secretId(arn));
            return secret.deletedDate() == null ? Fate.THERE : Fate.WAITS;
        } catch (ResourceNotFoundException gone) {
            return Fate.GONE;
        }
    }
}
