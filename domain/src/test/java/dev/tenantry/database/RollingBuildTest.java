package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Why queries name their columns: a portal goes on while a newer build adds to its tables. */
class RollingBuildTest {

    /** Beyond the number after which the driver keeps a statement prepared at the server. */
    private static final int OFTEN = 8;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @Test
    void query_that_names_its_columns_is_answered_after_its_table_has_got_one_more() {
        database.owner().sql("create table thing as select 1 as id").update();
        database.owner().sql("grant select on thing to app").update();
        try (HikariDataSource pool = pool()) {
            var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
            JdbcClient jdbc = JdbcClient.create(pool);
            for (int time = 0; time < OFTEN; time++) {
                assertThat(ask(transactions, jdbc, "select id from thing")).isEqualTo(1);
                assertThat(ask(transactions, jdbc, "select * from thing")).isEqualTo(1);
            }
            database.owner()
                    .sql("alter table thing add column name text default 'new'")
                    .update();

            assertThat(ask(transactions, jdbc, "select id from thing")).isEqualTo(1);
            assertThatThrownBy(() -> ask(transactions, jdbc, "select * from thing"))
                    .isInstanceOfSatisfying(
                            TransactionSystemException.class,
                            refused -> assertThat(refused.getApplicationException())
                                    .hasMessageContaining("cached plan must not change result type"));
        }
    }

    private static @Nullable Integer ask(TransactionTemplate transactions, JdbcClient jdbc, String sql) {
        return transactions.execute(
                state -> jdbc.sql(sql).query((row, at) -> row.getInt("id")).single());
    }

    private HikariDataSource pool() {
        var settings = database.settings();
        var login = new Server.Login("app", String.valueOf(settings.get("tenantry.database.app.value")));
        return DatabaseConfiguration.pool(
                "app", String.valueOf(settings.get("tenantry.database.url")), login, 1, Duration.ofMinutes(1));
    }
}
