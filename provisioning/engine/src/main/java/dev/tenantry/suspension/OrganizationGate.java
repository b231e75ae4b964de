package dev.tenantry.suspension;

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
import dev.tenantry.steps.Value;
import java.util.List;
import java.util.Map;

/** Whether the tenant's people may sign in as members of its organization. */
final class OrganizationGate implements Piece {

    private final SignInDirectory directory;
    private final boolean open;

    OrganizationGate(SignInDirectory directory, boolean open) {
        this.directory = directory;
        this.open = open;
    }

    @Override
    public Saying called() {
        return SuspensionPhrase.ORGANIZATION_GATE.say();
    }

    private static OrganizationAlias alias(StepContext context) {
        return OrganizationAlias.of(context.profile().slug(), context.tenant());
    }

    @Override
    public List<Change> plan(StepContext context) {
        return directory
                .organization(alias(context))
                .map(now -> Changes.between(
                        OutsideSystem.KEYCLOAK,
                        "organization",
                        alias(context).value(),
                        values(now.enabled()),
                        values(open)))
                .orElse(List.of());
    }

    private static Map<String, Value> values(boolean enabled) {
        return Map.of("enabled", Value.known(Boolean.toString(enabled)));
    }

    /** Whoever has no organization cannot sign in either; opening needs one, which reading back tells. */
    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        turn(context, open);
        return Facts.none();
    }

    private void turn(StepContext context, boolean enabled) {
        directory
                .organization(alias(context))
                .filter(now -> now.enabled() != enabled)
                .ifPresent(now -> {
                    Organization wanted = new Organization(now.alias(), now.displayName(), enabled);
                    Map<String, String> details = Map.of("enabled", Boolean.toString(enabled));
                    context.effect(
                            OutsideSystem.KEYCLOAK,
                            "keycloak.organization.changed",
                            now.alias().value(),
                            details,
                            () -> {
                                directory.changeOrganization(wanted);
                                return wanted;
                            });
                    context.log()
                            .info("people of " + now.alias()
                                    + (enabled ? " may sign in again" : " cannot sign in any more"));
                });
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return differences(context, open);
    }

    private List<Saying> differences(StepContext context, boolean enabled) {
        OrganizationAlias alias = alias(context);
        return directory
                .organization(alias)
                .map(now -> now.enabled() == enabled ? List.<Saying>of() : List.of(turned(now)))
                .orElseGet(() -> enabled ? List.of(SuspensionPhrase.NO_ORGANIZATION.say(alias)) : List.of());
    }

    private static Saying turned(Organization now) {
        return now.enabled()
                ? SuspensionPhrase.ORGANIZATION_OPEN.say(now.alias())
                : SuspensionPhrase.ORGANIZATION_DISABLED.say(now.alias());
    }

    /** A gate has nothing that could be taken away. */
    @Override
    public List<Change> removal(StepContext context) {
        return List.of();
    }

    @Override
    public List<Saying> left(StepContext context) {
        return differences(context, !open);
    }

    @Override
    public void undo(StepContext context) {
        turn(context, !open);
    }
}
