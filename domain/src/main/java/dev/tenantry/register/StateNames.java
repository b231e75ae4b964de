package dev.tenantry.register;

import dev.tenantry.tenants.TenantState;
import java.time.Instant;

/** States as they stand in rows and URLs. */
public final class StateNames {

    private StateNames() {}

    /** DRAFT, ONBOARDING, LIVE, SUSPENDED, OFFBOARDING or CLOSED. */
    public static String of(TenantState state) {
        return switch (state) {
            case TenantState.Draft draft -> "DRAFT";
            case TenantState.Onboarding onboarding -> "ONBOARDING";
            case TenantState.Live live -> "LIVE";
            case TenantState.Suspended suspended -> "SUSPENDED";
            case TenantState.Offboarding offboarding -> "OFFBOARDING";
            case TenantState.Closed closed -> "CLOSED";
        };
    }

    static TenantState read(String name, Instant since) {
        return switch (name) {
            case "DRAFT" -> new TenantState.Draft(since);
            case "ONBOARDING" -> new TenantState.Onboarding(since);
            case "LIVE" -> new TenantState.Live(since);
            case "SUSPENDED" -> new TenantState.Suspended(since, "");
            case "OFFBOARDING" -> new TenantState.Offboarding(since);
            case "CLOSED" -> new TenantState.Closed(since);
            default -> throw new IllegalArgumentException("not a state: " + name);
        };
    }
}
