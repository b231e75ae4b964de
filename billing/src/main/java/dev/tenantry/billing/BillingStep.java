package dev.tenantry.billing;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.tenants.TenantProfile.Company;
import dev.tenantry.tenants.TenantProfile.Contact;
import dev.tenantry.tenants.TenantProfile.ContactRole;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Opens a tenant's account at the billing system (R2.2, R2.4, R2.5). Hands on {@code organization}, {@code dashboard},
 * {@code customer}, {@code metric}, {@code plan} and {@code subscription}.
 */
@Component
@EnableConfigurationProperties(BillingSettings.class)
class BillingStep extends StepOfPieces {

    static final String NAME = "billing";

    BillingStep(BillingAccounts accounts, BillingSettings settings) {
        super(
                new StepKey(NAME, 1),
                StepTraits.calls(OutsideSystem.LAGO),
                List.of(
                        new OrganizationPiece(accounts, settings),
                        new TenantPiece<>(
                                "customer",
                                BillingPhrase.CUSTOMER,
                                accounts.customers(),
                                BillingStep::account,
                                context -> customer(context, settings)),
                        new TenantPiece<>(
                                "metric",
                                BillingPhrase.METRIC,
                                accounts.metrics(),
                                context -> UsageMetric.TOKENS,
                                context -> UsageMetric.tokens()),
                        new TenantPiece<>(
                                "plan",
                                BillingPhrase.PLAN,
                                accounts.plans(),
                                context -> BillingSettings.PLAN,
                                context -> settings.plan()),
                        subscription(accounts)));
    }

    static Piece subscription(BillingAccounts accounts) {
        return new TenantPiece<>(
                "subscription",
                BillingPhrase.SUBSCRIPTION,
                accounts.subscriptions(),
                BillingStep::account,
                BillingStep::subscription);
    }

    private static String account(StepContext context) {
        return OrganizationPiece.id(context).value();
    }

    private static BillingCustomer customer(StepContext context, BillingSettings settings) {
        Company company = context.profile().company();
        return new BillingCustomer(
                account(context),
                company.displayName(),
                company.legalName(),
                company.billingAddress(),
                company.vatId(),
                email(company, ContactRole.BILLING)
                        .or(() -> email(company, ContactRole.ADMIN))
                        .orElse(null),
                settings.currency().getCurrencyCode());
    }

    private static Optional<String> email(Company company, ContactRole role) {
        return company.contacts().stream()
                .filter(contact -> contact.role() == role)
                .map(Contact::email)
                .findFirst();
    }

    /** Begins with the contract's first day in UTC, as unlicensed Lago counts days; the same at every attempt. */
    private static BillingSubscription subscription(StepContext context) {
        String id = account(context);
        Instant start = context.profile().contract().start().atStartOfDay().toInstant(ZoneOffset.UTC);
        return new BillingSubscription(id, id, BillingSettings.PLAN, start);
    }
}
