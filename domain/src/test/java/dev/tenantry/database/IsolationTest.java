package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class IsolationTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    private void owner(String sql) {
        database.owner().sql(sql).update();
    }

    @Test
    void every_table_with_a_tenant_is_isolated_by_forced_row_security() {
        assertThat(Isolation.notIsolated(database)).isEmpty();
        owner("create table forgotten (tenant_id uuid)");
        assertThat(Isolation.notIsolated(database)).containsExactly("forgotten");
    }

    @Test
    void policy_that_is_one_too_many_or_another_than_ours_is_found() {
        owner("create table widened (tenant_id uuid)");
        owner("do $$ begin perform isolate('widened'); end $$");
        assertThat(Isolation.notIsolated(database)).isEmpty();
        owner("create policy and_more on widened to app using (true)");
        assertThat(Isolation.notIsolated(database)).containsExactly("widened");
        owner("drop policy and_more on widened");
        owner("alter policy own_tenant on widened using (true)");
        assertThat(Isolation.notIsolated(database)).containsExactly("widened");
    }

    @Test
    void table_without_row_security_that_the_application_may_touch_is_found() {
        assertThat(Isolation.openToApp(database)).isEmpty();
        owner("create table leaky (secret text)");
        owner("grant insert on leaky to app");
        assertThat(Isolation.openToApp(database)).containsExactly("leaky");
    }

    @Test
    void application_owns_nothing() {
        assertThat(Isolation.ownedByApplication(database)).isEmpty();
    }

    @Test
    void names_and_addresses_of_people_are_closed_to_a_tenants_scope() {
        assertThatThrownBy(() -> database.raw()
                        .sql("select name from person_data")
                        .query(String.class)
                        .list())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }
}
