package dev.tenantry.billing;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Secrets;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.Value;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tenant's organization with the user that owns it and the head of its invoices; keeps the key that opens it. */
final class OrganizationPiece implements Piece {

    static final String KEY = "billing-api-key";

    private static final String PASSWORD = "billing-password";
    private static final String WEBHOOK_SECRET = "billing-webhook-secret";
    private static final String TYPE = "organization";
    private static final OutsideSystem SYSTEM = OutsideSystem.LAGO;

    private final BillingAccounts accounts;
    private final BillingSettings settings;

    OrganizationPiece(BillingAccounts accounts, BillingSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /** The key that opens the tenant's organization; empty as long as nothing can be in it. */
    static Optional<BillingKey> key(StepContext context) {
        return context.secrets().get(KEY).map(BillingKey::new);
    }

    static AccountId id(StepContext context) {
        return AccountId.of(context.profile().slug(), context.tenant());
    }

    @Override
    public Saying called() {
        return BillingPhrase.ORGANIZATION.say();
    }

    @Override
    public List<Change> plan(StepContext context) {
        return look(context)
                .map(found -> between(context, accounts.invoiceHead(found.key())))
                .orElseGet(() -> List.of(created(context)));
    }

    /**
     * It takes two calls to make one. Where that broke off between them it is still being made: what was approved as new must not
     * turn into the change of something that was there.
     */
    private List<Change> between(StepContext context, InvoiceHead now) {
        InvoiceHead wanted = wanted(context);
        return now.isAsRegistered() && !now.numberPrefix().equals(wanted.numberPrefix())
                ? List.of(created(context))
                : Changes.between(SYSTEM, TYPE, organizationName(context), now.described(), wanted.described());
    }

    private Change created(StepContext context) {
        Map<String, Value> values = new TreeMap<>(wanted(context).described());
        values.put("owner", Value.known(id(context).email()));
        return Changes.create(SYSTEM, TYPE, organizationName(context), values);
    }

    private static String organizationName(StepContext context) {
        return id(context).organizationName(context.profile().company().legalName());
    }

    private InvoiceHead wanted(StepContext context) {
        return new InvoiceHead(
                settings.currency().getCurrencyCode(), id(context).invoicePrefix(), settings.issuer());
    }

    private Map<String, Value> now(BillingOrganization found) {
        return accounts.invoiceHead(found.key()).described();
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        BillingOrganization organization = look(context).orElseGet(() -> register(context));
        InvoiceHead wanted = wanted(context);
        String id = id(context).value();
        if (!differing(organization, wanted).isEmpty()) {
            context.effect(SYSTEM, "lago.organization.changed", id, Map.of(), () -> {
                accounts.changeInvoiceHead(organization.key(), wanted);
                return id;
            });
        }
        return Facts.of("organization", organization.id()).with("dashboard", organization.slug());
    }

    private BillingOrganization register(StepContext context) {
        BillingLogin owner = new BillingLogin(
                id(context).email(), context.secrets().getOrCreate(PASSWORD, OrganizationPiece::newPassword));
        String name = organizationName(context);
        context.effect(SYSTEM, "lago.organization.created", id(context).value(), Map.of("owner", owner.email()), () -> {
            accounts.register(owner, name);
            return name;
        });
        return look(context)
                .orElseThrow(() -> new StepFailed(Failure.of(
                        FailureClass.ALREADY_EXISTS, SYSTEM, name, BillingPhrase.OTHER_PASSWORD.say(owner.email()))));
    }

    private static String newPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Keeps the key at each look: whoever rotates it in the dashboard must not lock us out. */
    private Optional<BillingOrganization> look(StepContext context) {
        Secrets secrets = context.secrets();
        Optional<BillingOrganization> found = secrets.get(PASSWORD)
                .flatMap(password ->
                        accounts.organization(new BillingLogin(id(context).email(), password)));
        found.ifPresent(organization -> {
            keep(secrets, KEY, organization.key().secret());
            keep(secrets, WEBHOOK_SECRET, organization.webhookSecret());
        });
        return found;
    }

    private static void keep(Secrets secrets, String name, String secret) {
        if (!secrets.get(name).equals(Optional.of(secret))) {
            secrets.put(name, secret);
        }
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return look(context)
                .map(found -> differing(found, wanted(context)))
                .orElseGet(() -> List.of(BillingPhrase.MISSING.say(called(), id(context))));
    }

    private List<Saying> differing(BillingOrganization found, InvoiceHead wanted) {
        return Changes.between(SYSTEM, TYPE, found.id(), now(found), wanted.described()).stream()
                .flatMap(change -> change.attributes().stream())
                .map(AttributeChange::path)
                .map(path -> BillingPhrase.NOT_AS_WANTED.say(called(), path))
                .toList();
    }

    /** There is no way to delete one: it stays behind, empty, and its owner's password with us, so that it can be used again. */
    @Override
    public void undo(StepContext context) {
        if (key(context).isPresent()) {
            context.log().info("Lago deletes no organization: " + organizationName(context) + " stays behind, empty");
        }
        context.secrets().remove(WEBHOOK_SECRET);
        context.secrets().remove(KEY);
    }

    /** Lago deletes none. */
    @Override
    public List<Change> removal(StepContext context) {
        return List.of();
    }

    /** That it stays is known and told when it is undone; it is empty then. */
    @Override
    public List<Saying> left(StepContext context) {
        return List.of();
    }
}
