package dev.tenantry.suspension;

import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.keycloak.KeycloakAt;
import dev.tenantry.litellm.LiteLlm;
import dev.tenantry.models.GatewayLimits;
import dev.tenantry.models.GatewayTeam;
import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.standins.KeycloakStandIn;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.Suspension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A tenant at the model gateway and at the sign-in, as its onboarding left it. */
abstract class AccessProofs extends StepProofs {

    private static final String SECRET = "sk-secret-of-these-tests";

    @TempDir
    private Path folder;

    @AutoClose
    private final LiteLlmStandIn litellm = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", SECRET))));

    @AutoClose
    private final KeycloakStandIn keycloak =
            StandIn.listening(new KeycloakStandIn(Place.ofTest(Map.of("client-secret", SECRET))));

    ModelGateway gateway;
    SignInDirectory directory;

    @BeforeEach
    void connect() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET);
        gateway = LiteLlm.at(litellm.url(), secret);
        directory = KeycloakAt.directory(keycloak.url(), secret);
    }

    final StepStage tenant(DataPolicy policy, boolean open) {
        StepStage stage =
                new StepStage(folder).with(new Suspension(Profiles.acme(policy), "invoices of two months are unpaid"));
        boolean blocked = !open || policy == DataPolicy.LOCAL;
        gateway.createTeam(new GatewayTeam(team(stage), "Acme", Set.of("gpt-4o"), GatewayLimits.none(), blocked));
        directory.createOrganization(new Organization(alias(stage), "Acme", true));
        directory.changeOrganization(new Organization(alias(stage), "Acme", open));
        return stage;
    }

    static GatewayTeamId team(StepContext context) {
        return GatewayTeamId.of(context.profile().slug(), context.tenant());
    }

    static OrganizationAlias alias(StepContext context) {
        return OrganizationAlias.of(context.profile().slug(), context.tenant());
    }

    @Override
    protected final Set<String> world(StepContext context) {
        Set<String> world = new TreeSet<>();
        gateway.team(team(context)).ifPresent(team -> world.add("team, blocked: " + team.blocked()));
        directory
                .organization(alias(context))
                .ifPresent(organization -> world.add("organization, enabled: " + organization.enabled()));
        return world;
    }
}
