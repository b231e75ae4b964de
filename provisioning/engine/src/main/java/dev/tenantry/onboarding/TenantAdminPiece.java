package dev.tenantry.onboarding;

import dev.tenantry.identity.Account;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.TenantProfile.Contact;
import dev.tenantry.tenants.TenantProfile.ContactRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tenant's administrator: the first contact of that role, with an account and as member of the organization. Names and
 * addresses stay out of plan, audit and log. An account that somebody else made is joined, and never deleted.
 */
final class TenantAdminPiece implements Piece {

    private static final OutsideSystem SYSTEM = OutsideSystem.KEYCLOAK;

    private final SignInDirectory directory;

    TenantAdminPiece(SignInDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Saying called() {
        return OnboardingPhrase.ADMINISTRATOR.say();
    }

    static Contact admin(StepContext context) {
        return context.profile().company().contacts().stream()
                .filter(contact -> contact.role() == ContactRole.ADMIN)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the profile names no administrator"));
    }

    private static OrganizationAlias alias(StepContext context) {
        return OrganizationPiece.alias(context);
    }

    /** What the account is called where its address must not stand. */
    private static String subject(StepContext context) {
        return alias(context) + "/admin";
    }

    /**
     * Refuses an account that somebody else made and whose owner never proved the address: whoever registered with it would
     * be the tenant's administrator.
     */
    private Optional<Account> now(StepContext context) {
        Optional<Account> account = directory.account(admin(context).email());
        if (account.filter(known -> !known.confirmed() && known.madeFor() == null)
                .isPresent()) {
            throw new StepFailed(Failure.of(
                    FailureClass.CONFIG, SYSTEM, subject(context), OnboardingPhrase.UNCONFIRMED_ACCOUNT.say()));
        }
        return account;
    }

    @Override
    public List<Change> plan(StepContext context) {
        Optional<Account> now = now(context);
        List<Change> changes = new ArrayList<>();
        if (now.isEmpty()) {
            Map<String, Value> wanted =
                    Map.of("e-mail", Value.sensitive(admin(context).email()));
            changes.add(Changes.create(SYSTEM, "account", subject(context), wanted));
        }
        if (now.filter(account -> account.isIn(alias(context))).isEmpty()) {
            Map<String, Value> wanted =
                    Map.of("organization", Value.known(alias(context).value()));
            changes.add(Changes.create(SYSTEM, "membership", subject(context), wanted));
        }
        return changes;
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        Contact admin = admin(context);
        OrganizationAlias alias = alias(context);
        Optional<Account> now = now(context);
        if (now.isEmpty()) {
            effect(
                    context,
                    "keycloak.account.created",
                    () -> directory.createAccount(admin.email(), admin.name(), alias));
        }
        if (now.filter(account -> account.isIn(alias)).isEmpty()) {
            effect(context, "keycloak.membership.created", () -> directory.join(admin.email(), alias));
            context.log().info("the tenant's administrator is a member of " + alias);
        }
        return Facts.none();
    }

    @Override
    public List<Saying> differences(StepContext context) {
        Optional<Account> now = directory.account(admin(context).email());
        if (now.isEmpty()) {
            return List.of(OnboardingPhrase.NO_ADMINISTRATOR.say());
        }
        return now.get().isIn(alias(context)) ? List.of() : List.of(OnboardingPhrase.NO_MEMBER.say(alias(context)));
    }

    /** By our mark first: the address may have been another when the account was made. */
    @Override
    public void undo(StepContext context) {
        directory.accountsMadeFor(alias(context)).forEach(account -> undo(context, account));
        directory.account(admin(context).email()).ifPresent(account -> undo(context, account));
    }

    private void undo(StepContext context, Account account) {
        OrganizationAlias alias = alias(context);
        if (account.existsOnlyFor(alias)) {
            effect(context, "keycloak.account.deleted", () -> directory.deleteAccount(account.email(), alias));
        } else if (account.isIn(alias)) {
            effect(context, "keycloak.membership.ended", () -> directory.leave(account.email(), alias));
        }
    }

    private static void effect(StepContext context, String act, Runnable doing) {
        context.effect(SYSTEM, act, subject(context), Map.of(), () -> {
            doing.run();
            return act;
        });
    }

    /** Accounts that are only the tenant's go; whoever is elsewhere, too, only leaves. */
    @Override
    public List<Change> removal(StepContext context) {
        OrganizationAlias alias = alias(context);
        return Stream.concat(
                        directory.accountsMadeFor(alias).stream(),
                        directory.account(admin(context).email()).stream())
                .filter(account -> account.existsOnlyFor(alias) || account.isIn(alias))
                .map(account -> account.existsOnlyFor(alias) ? "account" : "membership")
                .distinct()
                .map(type -> Changes.destroy(SYSTEM, type, subject(context)))
                .toList();
    }

    @Override
    public List<Saying> left(StepContext context) {
        boolean known = !directory.accountsMadeFor(alias(context)).isEmpty()
                || directory
                        .account(admin(context).email())
                        .filter(account -> account.isIn(alias(context)))
                        .isPresent();
        return known ? List.of(StepPhrase.STILL_THERE.say(called(), subject(context))) : List.of();
    }
}
