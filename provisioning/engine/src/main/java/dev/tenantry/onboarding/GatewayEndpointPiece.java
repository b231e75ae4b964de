package dev.tenantry.onboarding;

import dev.tenantry.aws.EndpointConnections;
import dev.tenantry.aws.EndpointConnections.State;
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
import dev.tenantry.tenants.DataPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** The provider's acceptance of the one endpoint through which an EXTERNAL tenant reaches the model gateway (R3.2). */
final class GatewayEndpointPiece implements Piece {

    private static final String ADDRESS = "model-gateway";
    private static final Set<State> ACCEPTED = Set.of(State.PENDING, State.AVAILABLE);

    private final EndpointConnections connections;
    private final InfrastructureSettings settings;

    GatewayEndpointPiece(EndpointConnections connections, InfrastructureSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public Saying called() {
        return OnboardingPhrase.ENDPOINT.say();
    }

    /** An emulator has no endpoint service that anybody could accept. */
    private boolean isWanted(StepContext context) {
        return context.profile().dataPolicy() == DataPolicy.EXTERNAL
                && settings.gatewayService() != null
                && settings.emulator() == null;
    }

    private String service() {
        return String.valueOf(settings.gatewayService());
    }

    /** Known once the stack stands. */
    private static Optional<String> endpoint(StepContext context) {
        return context.outputsOf(InfrastructureStep.NAME)
                .get("model_gateway_endpoint")
                .map(JsonMapper.shared()::readTree)
                .map(tree -> tree.path("id").asString(""))
                .filter(id -> !id.isEmpty());
    }

    private Optional<State> state(StepContext context) {
        return endpoint(context).flatMap(id -> connections.state(service(), id));
    }

    @Override
    public List<Change> plan(StepContext context) {
        if (!isWanted(context) || state(context).filter(ACCEPTED::contains).isPresent()) {
            return List.of();
        }
        Value id = endpoint(context).map(Value::known).orElse(Value.unknown());
        return List.of(Changes.create(
                OutsideSystem.AWS,
                "endpoint_acceptance",
                ADDRESS,
                Map.of("endpoint", id, "service", Value.known(service()))));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        if (!isWanted(context) || state(context).filter(ACCEPTED::contains).isPresent()) {
            return Facts.none();
        }
        String id = endpoint(context)
                .orElseThrow(() -> new StepFailed(Failure.of(
                        FailureClass.DEPENDENCY, OutsideSystem.AWS, ADDRESS, OnboardingPhrase.NO_ENDPOINT.say())));
        context.effect(OutsideSystem.AWS, "aws.endpoint.accepted", id, Map.of("service", service()), () -> {
            connections.accept(service(), id);
            return id;
        });
        return Facts.none();
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return !isWanted(context) || state(context).filter(ACCEPTED::contains).isPresent()
                ? List.of()
                : List.of(OnboardingPhrase.ENDPOINT_NOT_ACCEPTED.say());
    }

    @Override
    public void undo(StepContext context) {
        if (isWanted(context) && state(context).filter(ACCEPTED::contains).isPresent()) {
            String id = endpoint(context).orElseThrow();
            context.effect(OutsideSystem.AWS, "aws.endpoint.rejected", id, Map.of("service", service()), () -> {
                connections.reject(service(), id);
                return id;
            });
        }
    }

    @Override
    public List<Saying> left(StepContext context) {
        return isWanted(context) && state(context).filter(ACCEPTED::contains).isPresent()
                ? List.of(StepPhrase.STILL_THERE.say(called(), endpoint(context).orElse("")))
                : List.of();
    }
}
