package dev.tenantry.onboarding;

import dev.tenantry.aws.EndpointConnections;
import dev.tenantry.aws.EndpointNames;
import dev.tenantry.litellm.LiteLlm;
import dev.tenantry.models.GatewayLimits;
import dev.tenantry.models.GatewayTeam;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = "remove-gateway", undo = Undo.NO_WAY_BACK)
class GatewayRemovalTests extends StepProofs {

    private static final String KEY = "sk-management-key-of-tests";

    @TempDir
    private Path folder;

    @AutoClose
    private final LiteLlmStandIn litellm = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", KEY))));

    private ModelGateway gateway;

    @BeforeEach
    void connect() throws IOException {
        gateway = LiteLlm.at(litellm.url(), Files.writeString(folder.resolve("key"), KEY));
    }

    @Override
    protected Step step() {
        return new GatewayRemoval(new GatewayStep(gateway, new NoEndpoints(), new NoNames(), Ways.all()));
    }

    @Override
    protected StepStage stage() {
        StepStage stage = new StepStage(folder).with(Profiles.external(SignInKind.PROVIDER_KEYCLOAK));
        var team = GatewayTeamPiece.id(stage);
        gateway.createTeam(new GatewayTeam(team, "Acme", Set.of("gpt-4o"), GatewayLimits.none(), true));
        gateway.createKey(team, team.keyAlias("assistant"), "sk-" + stage.tenant(), Set.of("gpt-4o"));
        return stage;
    }

    @Override
    protected boolean hasNoWayBack() {
        return true;
    }

    @Override
    protected Set<String> world(StepContext context) {
        Set<String> ofTenant = new TreeSet<>();
        litellm.world().stream()
                .filter(line -> line.contains(GatewayTeamPiece.id(context).value()))
                .forEach(ofTenant::add);
        return ofTenant;
    }

    private static final class NoNames implements EndpointNames {

        @Override
        public boolean isAnswered(AwsTarget target, String endpoint) {
            return false;
        }

        @Override
        public void answer(AwsTarget target, String endpoint) {
            throw new AssertionError("no name is given while a tenant leaves");
        }
    }

    private static final class NoEndpoints implements EndpointConnections {

        @Override
        public Optional<State> state(String service, String endpoint) {
            return Optional.empty();
        }

        @Override
        public void accept(String service, String endpoint) {
            throw new AssertionError("opens nothing: " + endpoint);
        }

        @Override
        public void reject(String service, String endpoint) {
            throw new AssertionError("there is none: " + endpoint);
        }
    }
}
