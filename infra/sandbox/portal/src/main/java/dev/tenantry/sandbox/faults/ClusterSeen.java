package dev.tenantry.sandbox.faults;

import java.util.Optional;

/**
 * A tenant's simulated cluster.
 *
 * @param name of the tenant; the account's number if it is nobody's any more
 */
public record ClusterSeen(String account, String name, Optional<ClusterFault> fault) {}
