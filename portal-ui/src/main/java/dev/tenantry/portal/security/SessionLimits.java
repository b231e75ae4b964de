package dev.tenantry.portal.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how often somebody is signed in (ASVS 7.1 to 7.3).
 *
 * @param longest from sign-in to sign-out, whatever happens in between; idle time is {@code server.servlet.session.timeout}
 * @param perPerson sessions of one person at one time; one more ends the oldest
 * @param attempts sign-ins that one address may begin within a minute
 */
@ConfigurationProperties("tenantry.sessions")
record SessionLimits(
        @DefaultValue("10h") Duration longest,
        @DefaultValue("5") int perPerson,
        @DefaultValue("30") int attempts) {}
