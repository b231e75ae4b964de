package dev.tenantry.alarms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often alarms of tenants are looked at.
 *
 * @param every how long after one look at a tenant the next is due, give or take a tenth; zero looks at nobody
 * @param atOnce how many tenants a node looks at in the same moment
 * @param unknownAfter how long nobody can look before people are asked to see why; longer than {@code every}
 */
@ConfigurationProperties("tenantry.alarms")
public record AlarmSettings(
        @DefaultValue("5m") Duration every,
        @DefaultValue("8") int atOnce,
        @DefaultValue("1h") Duration unknownAfter) {

    boolean byTheClock() {
        return every.isPositive();
    }
}
