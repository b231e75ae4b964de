package dev.tenantry.aws;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.tenants.Slug;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.eks.model.EksException;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/** The bootstrap's stack lets its role work on what is called by the short name that the stack was made with, and on nothing else. */
public final class ShortNameBounds {

    private ShortNameBounds() {}

    /**
     * Looks, whether there or not, at the cluster that a tenant of this short name has; nothing is changed. Returns what AWS says if
     * the role may not, which then is bounded by another short name, and nothing if it may.
     */
    public static Optional<String> refusal(TenantAccounts.Account account, Slug slug) {
        try {
            account.eks().describeCluster(ask -> ask.name("tenantry-" + slug));
            return Optional.empty();
        } catch (ResourceNotFoundException notBuiltYet) {
            return Optional.empty();
        } catch (EksException said) {
            OutsideFailure failure = AwsFailures.of(said);
            if (failure.kind() != Kind.NOT_AUTHORIZED) {
                throw failure;
            }
            return Optional.of(Objects.requireNonNullElse(failure.getMessage(), ""));
        }
    }
}
