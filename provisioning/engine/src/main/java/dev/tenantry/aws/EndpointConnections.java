package dev.tenantry.aws;

import java.util.Optional;

/** Endpoints in tenants' networks that ask to reach a service of the provider. */
public interface EndpointConnections {

    /** How far a connection is. */
    enum State {
        /** Waits for the provider. */
        WAITING,
        /** Accepted, not yet working. */
        PENDING,
        AVAILABLE,
        REJECTED,
        /** Was deleted on the tenant's side, or failed. */
        GONE
    }

    /** Empty if no such endpoint ever asked; throws {@link dev.tenantry.outside.OutsideFailure}. */
    Optional<State> state(String service, String endpoint);

    void accept(String service, String endpoint);

    void reject(String service, String endpoint);
}
