package dev.tenantry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

@PortalFixture
class HealthTests {

    private final HealthEndpoint health;

    HealthTests(@Autowired HealthEndpoint health) {
        this.health = health;
    }

    @Test
    void is_up_and_has_asked_the_database() {
        assertThat(health.health()).isInstanceOfSatisfying(CompositeHealthDescriptor.class, all -> {
            assertThat(all.getComponents()).containsKey("database").doesNotContainKey("db");
            assertThat(all.getStatus()).as("%s", all.getComponents()).isEqualTo(Status.UP);
        });
    }

    @Test
    void asks_nobody_outside_whether_it_lives_or_serves() {
        assertThatOnlyAsks("liveness", "livenessState");
        assertThatOnlyAsks("readiness", "readinessState");
    }

    private void assertThatOnlyAsks(String group, String itself) {
        assertThat(health.healthForPath(group)).isInstanceOfSatisfying(CompositeHealthDescriptor.class, all -> {
            assertThat(all.getComponents()).containsOnlyKeys(itself);
            assertThat(all.getStatus()).isEqualTo(Status.UP);
        });
    }
}
