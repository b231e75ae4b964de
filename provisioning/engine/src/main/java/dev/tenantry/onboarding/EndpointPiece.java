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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The provider's acceptance of an endpoint through which a tenant reaches one of its services (R2.5, R3.2). */
final class EndpointPiece implements Piece {

    private static final Set<State> ACCEPTED = Set.of(State.PENDING, State.AVAILABLE);

    private final PrivateWay way;
    private final EndpointConnections connections;
    private final PrivateWays ways;

    EndpointPiece(PrivateWay way, EndpointConnections connections, PrivateWays ways) {
        this.way = way;
        this.connections = connections;
        this.ways = ways;
    }

    @Override
    public Saying called() {
        return way.called();
    }

    private Optional<String> service(StepContext context) {
        return ways.areAccepted() ? ways.service(way, context.tenant(), context.profile()) : Optional.empty();
    }

    private boolean isAccepted(StepContext context, String service) {
        return way.endpoint(context)
                .flatMap(id -> connections.state(service, id))
                .filter(ACCEPTED::contains)
                .isPresent();
    }

    /** The service that is to be reached and cannot be yet. */
    private Optional<String> missing(StepContext context) {
        return service(context).filter(service -> !isAccepted(context, service));
    }

    private Optional<String> reached(StepContext context) {
        return service(context).filter(service -> isAccepted(context, service));
    }

    @Override
    public List<Change> plan(StepContext context) {
        Value id = way.endpoint(context).map(Value::known).orElse(Value.unknown());
        return missing(context)
                .map(service -> Changes.create(
                        OutsideSystem.AWS,
                        "endpoint_acceptance",
                        way.address(),
                        Map.of("endpoint", id, "service", Value.known(service))))
                .stream()
                .toList();
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        missing(context).ifPresent(service -> accept(context, service));
        return Facts.none();
    }

    private void accept(StepContext context, String service) {
        String id = way.endpoint(context)
                .orElseThrow(() -> new StepFailed(Failure.of(
                        FailureClass.DEPENDENCY,
                        OutsideSystem.AWS,
                        way.address(),
                        OnboardingPhrase.NO_ENDPOINT.say(called()))));
        context.effect(OutsideSystem.AWS, "aws.endpoint.accepted", id, Map.of("service", service), () -> {
            connections.accept(service, id);
            return id;
        });
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return missing(context).map(service -> OnboardingPhrase.ENDPOINT_NOT_ACCEPTED.say(called())).stream()
                .toList();
    }

    @Override
    public void undo(StepContext context) {
        reached(context).ifPresent(service -> {
            String id = way.endpoint(context).orElseThrow();
            context.effect(OutsideSystem.AWS, "aws.endpoint.rejected", id, Map.of("service", service), () -> {
                connections.reject(service, id);
                return id;
            });
        });
    }

    @Override
    public List<Change> removal(StepContext context) {
        return reached(context)
                .map(service -> Changes.destroy(OutsideSystem.AWS, "endpoint_acceptance", way.address()))
                .stream()
                .toList();
    }

    @Override
    public List<Saying> left(StepContext context) {
        return reached(context)
                .map(service -> StepPhrase.STILL_THERE.say(
                        called(), way.endpoint(context).orElse("")))
                .stream()
                .toList();
    }
}
