package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.Isolation;
import dev.tenantry.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** No table of any module lets one tenant see another's rows. */
class IsolationTests {

    @Test
    void holds_for_the_migrations_of_every_module() {
        try (var database = TestDatabase.create()) {
            assertThat(Isolation.notIsolated(database)).isEmpty();
            assertThat(Isolation.openToApp(database)).isEmpty();
            assertThat(Isolation.ownedByApplication(database)).isEmpty();
        }
    }
}
