package dev.tenantry.onboarding;

import dev.tenantry.aws.ShortNameBounds;
import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.aws.TenantAccounts.Account;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tries the way into an account. */
@Component
class AccessProof {

    private final TenantAccounts accounts;

    AccessProof(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    /** Whether one gets in; throws {@link OutsideFailure} if AWS cannot be asked at the moment. */
    Access of(AwsTarget target) {
        return entered(target, account -> new Access.Proven(target));
    }

    /** The same, and whether the way in is made for a tenant of that short name. */
    Access of(AwsTarget target, Slug slug) {
        return entered(
                target,
                account -> ShortNameBounds.refusal(account, slug)
                        .<Access>map(words -> new Access.OtherShortName(target, slug, words))
                        .orElseGet(() -> new Access.Proven(target)));
    }

    private Access entered(AwsTarget target, Function<Account, Access> there) {
        try {
            return accounts.in(target, account -> {
                String id = account.id();
                return id.equals(target.accountId()) ? there.apply(account) : new Access.WrongAccount(target, id);
            });
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.NOT_AUTHORIZED || failure.status() == 0) {
                throw failure;
            }
            return new Access.Refused(target, Objects.requireNonNullElse(failure.getMessage(), ""));
        }
    }
}
