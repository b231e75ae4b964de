package dev.tenantry.audit;

import dev.tenantry.identity.Actor;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect on an outside system that was announced and of which nobody knows yet how it ended.
 *
 * @param tenant whose chain announced it, or null for the provider's
 * @param since when it was announced
 * @param lost whether the answer is known to be lost; else the call may still be under way
 */
public record OpenEffect(
        Audit.IntentId intent,
        @Nullable TenantId tenant,
        Instant since,
        Actor actor,
        String act,
        AuditEntry.Subject subject,
        boolean lost) {}
