package dev.tenantry.sandbox.faults;

import java.util.Optional;

/**
 * A tenant's simulated cluster.
 *
 * @param slug of the tenant; empty if the account is nobody's any more
 * @param name of the tenant; the account's number if it is nobody's any more
 */
public record ClusterSeen(String account, Optional<String> slug, String name, Optional<ClusterFault> fault) {}
