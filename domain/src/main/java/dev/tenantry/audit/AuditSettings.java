package dev.tenantry.audit;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the trail is anchored outside the database.
 *
 * @param heads folder for the daily heads; in production on storage to which the database's administrator cannot write
 */
@ConfigurationProperties("tenantry.audit")
public record AuditSettings(
        @DefaultValue(".tenantry/audit-heads") Path heads) {}
