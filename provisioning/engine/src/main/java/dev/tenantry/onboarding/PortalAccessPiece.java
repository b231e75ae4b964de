package dev.tenantry.onboarding;

import dev.tenantry.identity.Account;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.identity.TenantAdministrators;
import dev.tenantry.identity.TenantAdministrators.Candidate;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the tenant's administrator may do in the portal. By the subject of the account in the directory, since that is what
 * the portal recognises people by.
 */
final class PortalAccessPiece implements Piece {

    private static final OutsideSystem SYSTEM = OutsideSystem.PORTAL;

    private final SignInDirectory directory;
    private final TenantAdministrators administrators;

    PortalAccessPiece(SignInDirectory directory, TenantAdministrators administrators) {
        this.directory = directory;
        this.administrators = administrators;
    }

    @Override
    public Saying called() {
        return OnboardingPhrase.PORTAL_ACCESS.say();
    }

    private boolean isIn(StepContext context) {
        Contact admin = TenantAdminPiece.admin(context);
        String subject = directory.subject(admin.email()).orElse(null);
        return administrators.isIn(candidate(subject, admin), context.tenant());
    }

    private static Candidate candidate(@Nullable String subject, Contact admin) {
        return new Candidate(subject, admin.name(), admin.email());
    }

    @Override
    public List<Change> plan(StepContext context) {
        return isIn(context)
                ? List.of()
                : List.of(Changes.create(
                        SYSTEM, "administrator", subject(context), Map.of("role", Value.known("TENANT_ADMIN"))));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        Contact admin = TenantAdminPiece.admin(context);
        String subject = directory
                .subject(admin.email())
                .orElseThrow(() -> new StepFailed(Failure.of(
                        FailureClass.DEPENDENCY,
                        OutsideSystem.KEYCLOAK,
                        subject(context),
                        OnboardingPhrase.ADMINISTRATOR_GONE.say())));
        Candidate candidate = candidate(subject, admin);
        if (!administrators.isIn(candidate, context.tenant())) {
            String tenantName = context.profile().company().displayName();
            effect(
                    context,
                    "portal.administrator.let-in",
                    () -> administrators.letIn(candidate, context.tenant(), tenantName));
            context.log().info("the tenant's administrator may use the portal and is told by mail");
        }
        return Facts.none();
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return isIn(context) ? List.of() : List.of(OnboardingPhrase.NO_PORTAL_ACCESS.say());
    }

    /** Whoever has an account that we made for this tenant, too: the address may have been corrected since. */
    @Override
    public void undo(StepContext context) {
        Contact admin = TenantAdminPiece.admin(context);
        Stream.concat(
                        directory.accountsMadeFor(OrganizationPiece.alias(context)).stream()
                                .map(Account::email),
                        Stream.of(admin.email()))
                .distinct()
                .map(email -> new Candidate(directory.subject(email).orElse(null), admin.name(), email))
                .filter(candidate -> administrators.isIn(candidate, context.tenant()))
                .forEach(candidate -> effect(
                        context,
                        "portal.administrator.let-out",
                        () -> administrators.letOut(candidate, context.tenant())));
    }

    private static String subject(StepContext context) {
        return OrganizationPiece.alias(context) + "/admin";
    }

    private static void effect(StepContext context, String act, Runnable doing) {
        context.effect(SYSTEM, act, subject(context), Map.of(), () -> {
            doing.run();
            return act;
        });
    }

    /** A tenant that leaves goes with everybody: {@link PortalPeoplePiece}. */
    @Override
    public List<Change> removal(StepContext context) {
        return List.of();
    }

    @Override
    public List<Saying> left(StepContext context) {
        return isIn(context) ? List.of(StepPhrase.STILL_THERE.say(called(), subject(context))) : List.of();
    }
}
