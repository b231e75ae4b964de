package dev.tenantry.drift;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often tenants are compared with what was agreed.
 *
 * @param every how long after one comparison the next is due, give or take a tenth; zero compares nobody by the clock
 * @param atOnce how many are under way at most, over all tenants and nodes; those asked for by hand come on top
 */
@ConfigurationProperties("tenantry.drift")
public record DriftSettings(
        @DefaultValue("24h") Duration every,
        @DefaultValue("2") int atOnce) {

    boolean byTheClock() {
        return every.isPositive();
    }
}
