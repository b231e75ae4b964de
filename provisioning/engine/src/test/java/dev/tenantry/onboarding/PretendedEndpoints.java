package dev.tenantry.onboarding;

import dev.tenantry.aws.EndpointConnections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The provider's endpoint services, at which each tenant's endpoint waits until it is accepted. */
final class PretendedEndpoints implements EndpointConnections {

    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final Map<String, String> services = new ConcurrentHashMap<>();
    private volatile State once = State.AVAILABLE;

    /** The state of those that were accepted, and of those that will be. */
    void acceptedAs(State state) {
        once = state;
        states.replaceAll((endpoint, before) -> state);
    }

    /** The service that this endpoint was let in at and works. */
    Optional<String> lettingIn(String endpoint) {
        return states.get(endpoint) == State.AVAILABLE ? Optional.ofNullable(services.get(endpoint)) : Optional.empty();
    }

    @Override
    public Optional<State> state(String service, String endpoint) {
        return Optional.of(states.getOrDefault(endpoint, State.WAITING));
    }

    @Override
    public void accept(String service, String endpoint) {
        services.put(endpoint, service);
        states.put(endpoint, once);
    }

    @Override
    public void reject(String service, String endpoint) {
        states.put(endpoint, State.REJECTED);
    }
}
