package dev.tenantry.audit;

import dev.tenantry.identity.Actor;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act, as it is written to a chain.
 *
 * @param tenant the chain: this tenant's, or the provider's if null
 * @param act what was done, dotted and in the past tense: {@code tenant.submitted}, {@code run.approved}
 * @param subject what it was done to
 * @param details facts without personal data and without secrets, in a stable order
 * @param reason free text of a person; kept in the erasable table
 */
public record AuditEntry(
        @Nullable TenantId tenant,
        Actor actor,
        String act,
        Subject subject,
        Map<String, String> details,
        @Nullable String reason) {

    public AuditEntry {
        details = Map.copyOf(details);
    }

    /** An entry without a reason. */
    public static AuditEntry of(
            @Nullable TenantId tenant, Actor actor, String act, Subject subject, Map<String, String> details) {
        return new AuditEntry(tenant, actor, act, subject, details, null);
    }

    /** What an act was done to: {@code ("tenant", "0b9c…")}, {@code ("litellm-team", "t-…")}. */
    public record Subject(String type, String id) {}
}
