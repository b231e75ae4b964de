package dev.tenantry.aws;

import dev.tenantry.aws.TenantAccounts.Account;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CpuOptions;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** Limits by Service Quotas; what is in use is counted where it stands, since AWS's own figures are hours late. */
@Component
class ServiceQuotas implements AccountLimits {

    private static final Set<Character> STANDARD = Set.of('a', 'c', 'd', 'h', 'i', 'm', 'r', 't', 'z');
    private static final Set<Character> WITH_GPU = Set.of('g', 'v');

    private final TenantAccounts accounts;

    ServiceQuotas(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Reading of(AwsTarget target, String ownName, Quota quota) {
        return accounts.in(target, account -> new Reading(limit(account, quota), used(account, ownName, quota)));
    }

    /** An account for which nothing was ever changed may have the default alone. */
    private static int limit(Account account, Quota quota) {
        try {
            return account.quotas()
                    .getServiceQuota(get -> get.serviceCode(quota.service()).quotaCode(quota.code()))
                    .quota()
                    .value()
                    .intValue();
        } catch (NoSuchResourceException onlyTheDefault) {
            return account.quotas()
                    .getAWSDefaultServiceQuota(
                            get -> get.serviceCode(quota.service()).quotaCode(quota.code()))
                    .quota()
                    .value()
                    .intValue();
        }
    }

    private static int used(Account account, String ownName, Quota quota) {
        return switch (quota) {
            case VPCS -> vpcs(account, ownName);
            case CLUSTERS -> clusters(account, ownName);
            case STANDARD_VCPUS -> vcpus(account, ownName, STANDARD);
            case GPU_VCPUS -> vcpus(account, ownName, WITH_GPU);
        };
    }

    private static int vpcs(Account account, String ownName) {
        return Math.toIntExact(account.ec2().describeVpcsPaginator().vpcs().stream()
                .filter(vpc -> isOthers(vpc.tags(), ownName))
                .count());
    }

    private static int clusters(Account account, String ownName) {
        return Math.toIntExact(account.eks().listClustersPaginator().clusters().stream()
                .filter(name -> !name.startsWith(ownName))
                .count());
    }

    private static int vcpus(Account account, String ownName, Set<Character> families) {
        Filter running = Filter.builder()
                .name("instance-state-name")
                .values("pending", "running")
                .build();
        return account.ec2().describeInstancesPaginator(asked -> asked.filters(running)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> isOnDemand(instance, families) && isOthers(instance.tags(), ownName))
                .mapToInt(ServiceQuotas::vcpus)
                .sum();
    }

    private static boolean isOnDemand(Instance instance, Set<Character> families) {
        return instance.instanceLifecycle() != InstanceLifecycleType.SPOT
                && families.contains(instance.instanceTypeAsString().charAt(0));
    }

    private static int vcpus(Instance instance) {
        CpuOptions cpu = instance.cpuOptions();
        return cpu == null ? 0 : cpu.coreCount() * cpu.threadsPerCore();
    }

    /** The stack names all that it can; nodes carry the name of their cluster. */
    private static boolean isOthers(List<Tag> tags, String ownName) {
        return tags.stream()
                .filter(tag -> tag.key().equals("Name") || tag.key().equals("eks:eks-cluster-name"))
                .noneMatch(tag -> tag.value().startsWith(ownName));
    }
}
