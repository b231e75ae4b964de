package dev.tenantry.tenants;

import java.time.Instant;

/** The state of a tenant, with what that state knows. A failed run is no tenant state. */
public sealed interface TenantState {

    /** When the tenant came into this state. */
    Instant since();

    /** Still in the wizard. */
    record Draft(Instant since) implements TenantState {}

    /** Submitted; a run builds the stack. */
    record Onboarding(Instant since) implements TenantState {}

    /** In use. */
    record Live(Instant since) implements TenantState {}

    /** Keys refused and workloads at zero, data untouched. */
    record Suspended(Instant since, String reason) implements TenantState {}

    /** Being exported, frozen and taken down. */
    record Offboarding(Instant since) implements TenantState {}

    /** Gone; what law requires is kept. */
    record Closed(Instant since) implements TenantState {}
}
