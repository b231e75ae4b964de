package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.aws.EndpointConnections;
import dev.tenantry.litellm.LiteLlm;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("gateway")
class GatewayStepTests extends StepProofs {

    private static final String KEY = "sk-management-key-of-tests";

    @TempDir
    private Path folder;

    @AutoClose
    private final LiteLlmStandIn litellm = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", KEY))));

    private final Endpoints endpoints = new Endpoints();

    @Override
    protected Step step() {
        return new GatewayStep(
                LiteLlm.at(litellm.url(), keyFile()),
                endpoints,
                new InfrastructureSettings(null, null, "com.amazonaws.vpce.eu-central-1.vpce-svc-1"));
    }

    private Path keyFile() {
        try {
            return Files.writeString(folder.resolve("key"), KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected StepStage stage() {
        StepStage stage = new StepStage(folder).with(Profiles.acme(DataPolicy.EXTERNAL));
        String endpoint = "{\"id\":\"vpce-" + stage.tenant() + "\",\"host\":\"gateway.example\"}";
        return stage.withOutputs(InfrastructureStep.NAME, Facts.of("model_gateway_endpoint", endpoint));
    }

    @Override
    protected Set<String> world(StepContext context) {
        String id = GatewayTeamPiece.id(context).value();
        Set<String> ofTenant = new TreeSet<>();
        litellm.world().stream().filter(line -> line.contains(id)).forEach(ofTenant::add);
        if (endpoints.states.get("vpce-" + context.tenant()) == EndpointConnections.State.AVAILABLE) {
            ofTenant.add("endpoint");
        }
        return ofTenant;
    }

    @Test
    void gives_a_local_tenant_a_team_that_may_use_nothing_and_no_key() {
        StepStage stage = new StepStage(folder).with(Profiles.acme(DataPolicy.LOCAL));

        stage.start(step(), () -> {});

        assertThat(world(stage)).singleElement().asString().startsWith("team ");
        assertThat(stage.effects()).extracting(StepStage.Effect::act).containsExactly("litellm.team.created");
        assertThat(stage.lines()).contains("team " + GatewayTeamPiece.id(stage) + " may use tenantry-no-model");
    }

    private static final class Endpoints implements EndpointConnections {

        private final Map<String, State> states = new HashMap<>();

        @Override
        public Optional<State> state(String service, String endpoint) {
            return Optional.of(states.getOrDefault(endpoint, State.WAITING));
        }

        @Override
        public void accept(String service, String endpoint) {
            states.put(endpoint, State.AVAILABLE);
        }

        @Override
        public void reject(String service, String endpoint) {
            states.put(endpoint, State.REJECTED);
        }
    }
}
