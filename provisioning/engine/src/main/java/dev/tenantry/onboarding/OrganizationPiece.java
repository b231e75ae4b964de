package dev.tenantry.onboarding;

import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The tenant's organization, under an alias that we choose. */
final class OrganizationPiece implements Piece {

    /** The fact that names it. */
    static final String ORGANIZATION = "organization";

    private final SignInDirectory directory;

    OrganizationPiece(SignInDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Saying called() {
        return OnboardingPhrase.ORGANIZATION.say();
    }

    static OrganizationAlias alias(StepContext context) {
        return OrganizationAlias.of(context.profile().slug(), context.tenant());
    }

    private static Organization wanted(StepContext context) {
        return new Organization(alias(context), context.profile().company().displayName(), true);
    }

    @Override
    public List<Change> plan(StepContext context) {
        String address = alias(context).value();
        Map<String, Value> wanted = values(wanted(context));
        return directory
                .organization(alias(context))
                .map(now -> Changes.between(OutsideSystem.KEYCLOAK, "organization", address, values(now), wanted))
                .orElseGet(() -> List.of(Changes.create(OutsideSystem.KEYCLOAK, "organization", address, wanted)));
    }

    private static Map<String, Value> values(Organization organization) {
        return Map.of(
                "name", Value.known(organization.displayName()),
                "enabled", Value.known(Boolean.toString(organization.enabled())));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        Optional<Organization> now = directory.organization(alias(context));
        if (now.isEmpty()) {
            write(context, "keycloak.organization.created", directory::createOrganization);
        } else if (!now.get().equals(wanted(context))) {
            write(context, "keycloak.organization.changed", directory::changeOrganization);
        }
        return Facts.of(ORGANIZATION, alias(context).value());
    }

    private static void write(StepContext context, String act, Consumer<Organization> doing) {
        Organization wanted = wanted(context);
        context.effect(OutsideSystem.KEYCLOAK, act, wanted.alias().value(), Map.of(), () -> {
            doing.accept(wanted);
            return wanted;
        });
        context.log().info("organization " + wanted.alias() + " is as wanted");
    }

    @Override
    public List<Saying> differences(StepContext context) {
        Optional<Organization> now = directory.organization(alias(context));
        if (now.isEmpty()) {
            return List.of(OnboardingPhrase.NO_ORGANIZATION.say(alias(context)));
        }
        return now.get().equals(wanted(context))
                ? List.of()
                : List.of(OnboardingPhrase.ORGANIZATION_DIFFERS.say(alias(context)));
    }

    @Override
    public void undo(StepContext context) {
        OrganizationAlias alias = alias(context);
        if (directory.organization(alias).isPresent()) {
            context.effect(OutsideSystem.KEYCLOAK, "keycloak.organization.deleted", alias.value(), Map.of(), () -> {
                directory.deleteOrganization(alias);
                return alias;
            });
        }
    }

    @Override
    public List<Change> removal(StepContext context) {
        return directory
                .organization(alias(context))
                .map(now -> Changes.destroy(
                        OutsideSystem.KEYCLOAK, "organization", alias(context).value()))
                .stream()
                .toList();
    }

    @Override
    public List<Saying> left(StepContext context) {
        return directory.organization(alias(context)).isPresent()
                ? List.of(StepPhrase.STILL_THERE.say(called(), alias(context)))
                : List.of();
    }
}
