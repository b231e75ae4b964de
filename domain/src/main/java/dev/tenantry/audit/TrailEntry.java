package dev.tenantry.audit;

import dev.tenantry.identity.Actor;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail, as it is read.
 *
 * @param tenant whose chain, or null for the provider's
 * @param seq its number in the chain, counted from 1
 * @param reason null if none was given or it was erased
 */
public record TrailEntry(
        UUID id,
        @Nullable TenantId tenant,
        long seq,
        Instant at,
        Actor actor,
        String act,
        AuditEntry.Subject subject,
        Map<String, String> details,
        @Nullable String reason) {}
