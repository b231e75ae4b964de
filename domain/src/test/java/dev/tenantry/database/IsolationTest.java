package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IsolationTest {

    @Test
    void every_table_with_a_tenant_is_isolated_by_forced_row_security() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(Isolation.notIsolated(database)).isEmpty();
            database.owner().sql("create table forgotten (tenant_id uuid)").update();
            assertThat(Isolation.notIsolated(database)).containsExactly("forgotten");
        }
    }
}
