package dev.tenantry.register;

import dev.tenantry.tenants.TenantState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** States as they stand in rows, URLs and texts. */
public enum StateName {
    DRAFT,
    ONBOARDING,
    LIVE,
    SUSPENDED,
    OFFBOARDING,
    CLOSED;

    public static StateName of(TenantState state) {
        return switch (state) {
            case TenantState.Draft draft -> DRAFT;
            case TenantState.Onboarding onboarding -> ONBOARDING;
            case TenantState.Live live -> LIVE;
            case TenantState.Suspended suspended -> SUSPENDED;
            case TenantState.Offboarding offboarding -> OFFBOARDING;
            case TenantState.Closed closed -> CLOSED;
        };
    }

    /** Empty for a word that names no state. */
    public static Optional<StateName> inUrl(String word) {
        return Arrays.stream(values()).filter(name -> name.name().equals(word)).findFirst();
    }

    /** @param because why, if it is suspended; unused otherwise */
    TenantState since(Instant since, String because) {
        return switch (this) {
            case DRAFT -> new TenantState.Draft(since);
            case ONBOARDING -> new TenantState.Onboarding(since);
            case LIVE -> new TenantState.Live(since);
            case SUSPENDED -> new TenantState.Suspended(since, because);
            case OFFBOARDING -> new TenantState.Offboarding(since);
            case CLOSED -> new TenantState.Closed(since);
        };
    }
}
