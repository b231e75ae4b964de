package dev.tenantry.accounts;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.tenants.AccountOrder;
import java.util.Map;

/** AWS's reasons for not making an account: who must act, and what to do. */
final class AccountRefusals {

    private record Meaning(FailureClass kind, AccountPhrase words) {}

    private static final Map<String, Meaning> REASONS = Map.ofEntries(
            Map.entry("ACCOUNT_LIMIT_EXCEEDED", new Meaning(FailureClass.PROVIDER_LIMIT, AccountPhrase.LIMIT_REACHED)),
            Map.entry(
                    "CONCURRENT_ACCOUNT_MODIFICATION",
                    new Meaning(FailureClass.TRANSIENT, AccountPhrase.BEING_CHANGED)),
            Map.entry("INTERNAL_FAILURE", new Meaning(FailureClass.TRANSIENT, AccountPhrase.FAILED_BY_ITSELF)),
            Map.entry("INVALID_EMAIL", new Meaning(FailureClass.CONFIG, AccountPhrase.ADDRESS_NOT_TAKEN)),
            Map.entry("INVALID_ADDRESS", management(AccountPhrase.POSTAL_ADDRESS)),
            Map.entry("INVALID_PAYMENT_INSTRUMENT", management(AccountPhrase.PAYMENT)),
            Map.entry("MISSING_PAYMENT_INSTRUMENT", management(AccountPhrase.PAYMENT)),
            Map.entry("MISSING_BUSINESS_VALIDATION", management(AccountPhrase.VALIDATION)),
            Map.entry("PENDING_BUSINESS_VALIDATION", management(AccountPhrase.VALIDATION)),
            Map.entry("FAILED_BUSINESS_VALIDATION", management(AccountPhrase.VALIDATION)),
            Map.entry("UNKNOWN_BUSINESS_VALIDATION", management(AccountPhrase.VALIDATION)),
            Map.entry("INVALID_IDENTITY_FOR_BUSINESS_VALIDATION", management(AccountPhrase.VALIDATION)));

    private AccountRefusals() {}

    private static Meaning management(AccountPhrase what) {
        return new Meaning(FailureClass.CONFIG, what);
    }

    static <T> Progress<T> of(String step, AccountOrder order, String reason) {
        Meaning meaning = REASONS.get(reason);
        return meaning == null
                ? refused(step, order, FailureClass.UNKNOWN, AccountPhrase.NO_OTHER_REASON.say(reason), reason)
                : refused(step, order, meaning.kind(), meaning.words().say(), reason);
    }

    private static <T> Progress<T> refused(
            String step, AccountOrder order, FailureClass kind, Saying why, String reason) {
        return Orders.failed(step, kind, AccountPhrase.REFUSED.say(order.accountName(), why), reason);
    }
}
