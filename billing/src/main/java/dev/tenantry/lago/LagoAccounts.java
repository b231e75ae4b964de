package dev.tenantry.lago;

import dev.tenantry.billing.BillingAccounts;
import dev.tenantry.billing.BillingCustomer;
import dev.tenantry.billing.BillingKey;
import dev.tenantry.billing.BillingLogin;
import dev.tenantry.billing.BillingObjects;
import dev.tenantry.billing.BillingOrganization;
import dev.tenantry.billing.BillingSubscription;
import dev.tenantry.billing.InvoiceHead;
import dev.tenantry.billing.Issuer;
import dev.tenantry.billing.PricePlan;
import dev.tenantry.billing.UsageMetric;
import dev.tenantry.outside.Answer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Lago as the billing system. */
@Component
@EnableConfigurationProperties(LagoSettings.class)
class LagoAccounts implements BillingAccounts {

    private static final OutsideSystem SYSTEM = OutsideSystem.LAGO;

    private final SingletonSupplier<LagoApi> api;
    private final LagoSessions sessions;

    LagoAccounts(LagoSettings settings) {
        this.api = SingletonSupplier.of(() -> OutsideHttp.to(SYSTEM, "tenantry.lago.url", settings.url())
                .refusing(new LagoRefusals())
                .repeatingReads()
                .proxy(LagoApi.class));
        this.sessions = new LagoSessions(api::obtain);
    }

    @Override
    public void check() {
        new Answer(SYSTEM, api.obtain().health()).text("version");
    }

    // ---- organizations

    @Override
    public Optional<BillingOrganization> organization(BillingLogin login) {
        Optional<String> token = token(login);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = sessions.organizations(token.get());
        if (ids.size() != 1) {
            throw new OutsideFailure(
                    SYSTEM,
                    Kind.NOT_UNDERSTOOD,
                    login.email() + " belongs to " + ids.size() + " organizations instead of one");
        }
        Answer found = sessions.organization(token.get(), ids.getFirst());
        return Optional.of(new BillingOrganization(
                found.text("id"), found.text("slug"), new BillingKey(found.text("apiKey")), found.text("hmacKey")));
    }

    private Optional<String> token(BillingLogin login) {
        try {
            return Optional.of(sessions.logIn(login));
        } catch (OutsideFailure failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public void register(BillingLogin owner, String organizationName) {
        try {
            sessions.register(owner, organizationName);
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.ALREADY_EXISTS) {
                throw failure;
            }
        }
    }

    // ---- the head of invoices

    @Override
    public InvoiceHead invoiceHead(BillingKey key) {
        Answer row = new Answer(SYSTEM, api.obtain().organization(LagoObjects.opening(key))).object("organization");
        return new InvoiceHead(
                row.optional("default_currency").orElse(""),
                row.optional("document_number_prefix").orElse(""),
                new Issuer(
                        row.optional("legal_name").orElse(null),
                        row.optional("address_line1").orElse(null),
                        row.optional("zipcode").orElse(null),
                        row.optional("city").orElse(null),
                        row.optional("country").orElse(null),
                        row.optional("tax_identification_number").orElse(null),
                        row.optional("email").orElse(null)));
    }

    @Override
    public void changeInvoiceHead(BillingKey key, InvoiceHead wanted) {
        Issuer issuer = wanted.issuer();
        Map<String, Object> body = new HashMap<>();
        body.put("default_currency", wanted.currency());
        body.put("document_number_prefix", wanted.numberPrefix());
        add(body, "legal_name", issuer.legalName());
        add(body, "address_line1", issuer.street());
        add(body, "zipcode", issuer.postalCode());
        add(body, "city", issuer.city());
        add(body, "country", issuer.country());
        add(body, "tax_identification_number", issuer.vatId());
        add(body, "email", issuer.email());
        api.obtain().changeOrganization(LagoObjects.opening(key), Map.of("organization", body));
    }

    private static void add(Map<String, Object> body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    // ---- what is in an organization

    @Override
    public BillingObjects<BillingCustomer> customers() {
        return new LagoCustomers(api::obtain);
    }

    @Override
    public BillingObjects<UsageMetric> metrics() {
        return new LagoMetrics(api::obtain);
    }

    @Override
    public BillingObjects<PricePlan> plans() {
        return new LagoPlans(api::obtain);
    }

    @Override
    public BillingObjects<BillingSubscription> subscriptions() {
        return new LagoSubscriptions(api::obtain);
    }
}
