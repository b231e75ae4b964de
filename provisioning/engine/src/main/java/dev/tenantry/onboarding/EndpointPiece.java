package dev.tenantry.onboarding;

import dev.tenantry.aws.EndpointConnections;
import dev.tenantry.aws.EndpointConnections.State;
import dev.tenantry.aws.EndpointNames;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The provider's acceptance of an endpoint through which a tenant reaches one of its services, and the service's own name inside the
 * tenant's network (R2.5, R3.2). The acceptance is all that happens at the provider's; the name is switched on at the tenant's endpoint,
 * under the role that the tenant's account gives, and only here because it cannot be before the acceptance.
 */
final class EndpointPiece implements Piece {

    private static final Set<State> ACCEPTED = Set.of(State.PENDING, State.AVAILABLE);
    /** An endpoint that was accepted works after a minute or two. */
    private static final Duration READY = Duration.ofSeconds(45);

    private final PrivateWay way;
    private final EndpointConnections connections;
    private final EndpointNames names;
    private final PrivateWays ways;

    EndpointPiece(PrivateWay way, EndpointConnections connections, EndpointNames names, PrivateWays ways) {
        this.way = way;
        this.connections = connections;
        this.names = names;
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
        return state(context, service).filter(ACCEPTED::contains).isPresent();
    }

    private Optional<State> state(StepContext context, String service) {
        return way.endpoint(context).flatMap(id -> connections.state(service, id));
    }

    /** The service whose name the tenant's network does not answer yet. */
    private Optional<String> nameless(StepContext context) {
        return way.hasName() ? service(context).filter(service -> !isNamed(context)) : Optional.empty();
    }

    private boolean isNamed(StepContext context) {
        return way.endpoint(context)
                .filter(id -> names.isAnswered(context.profile().aws(), id))
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
        return Stream.concat(
                        missing(context).map(service -> acceptance(context, service)).stream(),
                        nameless(context).map(service -> named(context, service)).stream())
                .toList();
    }

    private Change acceptance(StepContext context, String service) {
        return create("endpoint_acceptance", wanted(context, service));
    }

    /** An attribute of the endpoint, which is the tenant's own: the plan says in whose account. */
    private Change named(StepContext context, String service) {
        Map<String, Value> wanted = new HashMap<>(wanted(context, service));
        wanted.put("account", Value.known(context.profile().aws().accountId()));
        return create("endpoint_name", wanted);
    }

    private Map<String, Value> wanted(StepContext context, String service) {
        Value id = way.endpoint(context).map(Value::known).orElse(Value.unknown());
        return Map.of("endpoint", id, "service", Value.known(service));
    }

    private Change create(String type, Map<String, Value> wanted) {
        return Changes.create(OutsideSystem.AWS, type, way.address(), wanted);
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        missing(context).ifPresent(service -> accept(context, service));
        nameless(context).ifPresent(service -> name(context, service));
        return Facts.none();
    }

    private void name(StepContext context, String service) {
        if (state(context, service).filter(State.AVAILABLE::equals).isEmpty()) {
            throw new StepFailed(new Failure(
                    FailureClass.EVENTUAL_CONSISTENCY,
                    OutsideSystem.AWS,
                    way.address(),
                    OnboardingPhrase.ENDPOINT_NOT_READY.say(called()),
                    "",
                    null,
                    READY));
        }
        String id = way.endpoint(context).orElseThrow();
        context.effect(OutsideSystem.AWS, "aws.endpoint.named", id, Map.of("service", service), () -> {
            names.answer(context.profile().aws(), id);
            return id;
        });
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
        return missing(context)
                .map(service -> OnboardingPhrase.ENDPOINT_NOT_ACCEPTED.say(called()))
                .or(() -> nameless(context).map(service -> OnboardingPhrase.ENDPOINT_NOT_NAMED.say(called())))
                .stream()
                .toList();
    }

    /** Its name goes with the endpoint, which nobody can use meanwhile. */
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
