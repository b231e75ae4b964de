package dev.tenantry.accounts;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.tenants.AccountOrder;
import java.util.Map;

/** AWS's reasons for not making an account: who must act, and what to do. */
final class AccountRefusals {

    private record Meaning(FailureClass kind, String words) {}

    private static final Map<String, Meaning> REASONS = Map.ofEntries(
            Map.entry(
                    "ACCOUNT_LIMIT_EXCEEDED",
                    new Meaning(
                            FailureClass.PROVIDER_LIMIT,
                            "the organization may have no more accounts; in its management account ask Service Quotas for"
                                    + " more (AWS Organizations, default maximum number of accounts), or close accounts that"
                                    + " nobody needs")),
            Map.entry(
                    "CONCURRENT_ACCOUNT_MODIFICATION",
                    new Meaning(FailureClass.TRANSIENT, "the organization is being changed by somebody else")),
            Map.entry("INTERNAL_FAILURE", new Meaning(FailureClass.TRANSIENT, "AWS failed by itself")),
            Map.entry(
                    "INVALID_EMAIL",
                    new Meaning(
                            FailureClass.CONFIG,
                            "AWS does not take the address; leave this run and order with another")),
            Map.entry("INVALID_ADDRESS", management("the postal address")),
            Map.entry("INVALID_PAYMENT_INSTRUMENT", management("the means of payment")),
            Map.entry("MISSING_PAYMENT_INSTRUMENT", management("the means of payment")),
            Map.entry("MISSING_BUSINESS_VALIDATION", management("the validation of the business")),
            Map.entry("PENDING_BUSINESS_VALIDATION", management("the validation of the business")),
            Map.entry("FAILED_BUSINESS_VALIDATION", management("the validation of the business")),
            Map.entry("UNKNOWN_BUSINESS_VALIDATION", management("the validation of the business")),
            Map.entry("INVALID_IDENTITY_FOR_BUSINESS_VALIDATION", management("the validation of the business")));

    private AccountRefusals() {}

    private static Meaning management(String what) {
        return new Meaning(
                FailureClass.CONFIG,
                what + " of the organization's management account is missing or wrong; put it right there, then retry");
    }

    static <T> Progress<T> of(String step, AccountOrder order, String reason) {
        Meaning meaning = REASONS.getOrDefault(
                reason, new Meaning(FailureClass.UNKNOWN, "AWS gives no other reason than its word " + reason));
        String cause = "AWS does not make the account " + order.accountName() + ": " + meaning.words();
        return Orders.failed(step, meaning.kind(), cause, reason);
    }
}
