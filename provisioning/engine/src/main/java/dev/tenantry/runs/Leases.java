package dev.tenantry.runs;

import dev.tenantry.steps.LeaseLost;
import java.util.Optional;

/** Who may work for which tenant, for a short while at a time. */
interface Leases {

    /** The lease for this run on this node, renewed or taken over; empty while another node's still holds. */
    Optional<Lease> hold(Run run);

    /** Renews it right before an effect; throws {@link LeaseLost} if it is no longer ours. */
    Lease renew(Lease lease);

    /** Gives it back when the run has ended. */
    void release(Lease lease);
}
