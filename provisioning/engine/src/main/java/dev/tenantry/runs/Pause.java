package dev.tenantry.runs;

import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that the engine is to begin nothing new. What works outside goes on; its end is read once the pause is over.
 *
 * @param tenant whose runs stand still; null for all
 * @param by an actor's reference
 */
public record Pause(@Nullable TenantId tenant, String reason, String by, Instant since) {}
