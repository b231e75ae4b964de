package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.tenants.TenantId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class TenantScopeTest {

    private static final TenantId ACME = TenantId.random();
    private static final TenantId OTHER = TenantId.random();
    private static TestDatabase database;

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
        database.owner()
                .sql("create table note (tenant_id uuid not null, text text)")
                .update();
        database.owner().sql("select isolate('note')").query((row, at) -> "").list();
        database.scope().inTenant(ACME, () -> insert(ACME, "ours"));
        database.scope().inTenant(OTHER, () -> insert(OTHER, "theirs"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void insert(TenantId tenant, String text) {
        database.jdbc()
                .sql("insert into note values (?, ?)")
                .params(tenant.value(), text)
                .update();
    }

    private static List<String> notes() {
        return database.jdbc()
                .sql("select text from note order by text")
                .query((row, at) -> row.getString(1))
                .list();
    }

    @Test
    void tenant_sees_own_rows_only_and_provider_sees_all() {
        assertThat(database.scope().asTenant(ACME, TenantScopeTest::notes)).containsExactly("ours");
        assertThat(database.scope().asProvider(TenantScopeTest::notes)).containsExactly("ours", "theirs");
    }

    @Test
    void tenant_cannot_write_a_foreign_row() {
        assertThatThrownBy(() -> database.scope().inTenant(ACME, () -> insert(OTHER, "smuggled")))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("violates row-level security policy");
    }

    @Test
    void query_outside_a_scope_throws() {
        assertThatThrownBy(TenantScopeTest::notes).isInstanceOf(WrongScope.class);
    }

    @Test
    void scope_of_another_kind_inside_a_scope_throws() {
        assertThatThrownBy(() ->
                        database.scope().inTenant(ACME, () -> database.scope().asProvider(TenantScopeTest::notes)))
                .isInstanceOf(WrongScope.class);
        assertThatThrownBy(() ->
                        database.scope().inTenant(ACME, () -> database.scope().asTenant(OTHER, TenantScopeTest::notes)))
                .isInstanceOf(WrongScope.class);
    }

    @Test
    void scope_of_the_same_kind_joins_and_fails_with_the_outer_one() {
        assertThatThrownBy(() -> database.scope().inTenant(ACME, () -> {
                    database.scope().inTenant(ACME, () -> insert(ACME, "rolled back"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.scope().asTenant(ACME, TenantScopeTest::notes)).containsExactly("ours");
    }

    @Test
    void raw_sql_as_app_reads_nothing_without_a_tenant() {
        assertThat(database.raw()
                        .sql("select text from note")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void app_cannot_drop_or_disable_what_isolates_it() {
        assertThatThrownBy(() -> database.raw()
                        .sql("alter table note disable row level security")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.raw().sql("set role owner").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void engine_sees_no_tenant_table() {
        assertThatThrownBy(() -> org.springframework.jdbc.core.simple.JdbcClient.create(database.engineDataSource())
                        .sql("select text from tenantry.note")
                        .query(String.class)
                        .list())
                .isInstanceOf(DataAccessException.class);
    }
}
