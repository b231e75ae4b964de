package dev.tenantry.onboarding;

import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tries the way into an account. */
@Component
class AccessProof {

    private final TenantAccounts accounts;

    AccessProof(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    /** Throws {@link OutsideFailure} if AWS cannot be asked at the moment. */
    Access of(AwsTarget target) {
        try {
            String account = accounts.in(target, TenantAccounts.Account::id);
            return account.equals(target.accountId())
                    ? new Access.Proven(target)
                    : new Access.WrongAccount(target, account);
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.NOT_AUTHORIZED || failure.status() == 0) {
                throw failure;
            }
            return new Access.Refused(target, Objects.requireNonNullElse(failure.getMessage(), ""));
        }
    }
}
