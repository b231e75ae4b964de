package dev.tenantry.onboarding;

import dev.tenantry.aws.EndpointConnections;
import dev.tenantry.aws.EndpointConnections.State;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.StepContext;
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
    public String name() {
        return "endpoint";
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
                .orElseThrow(() -> new OutsideFailure(
                        OutsideSystem.AWS, Kind.NOT_FOUND, "the stack hands on no endpoint of the model gateway"));
        context.effect(OutsideSystem.AWS, "aws.endpoint.accepted", id, Map.of("service", service()), () -> {
            connections.accept(service(), id);
            return id;
        });
        return Facts.none();
    }

    @Override
    public List<String> differences(StepContext context) {
        return !isWanted(context) || state(context).filter(ACCEPTED::contains).isPresent()
                ? List.of()
                : List.of("the tenant's endpoint is not accepted");
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
}
