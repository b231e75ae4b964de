package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A portal that goes on while a newer build adds to its tables. */
class RollingBuildTest {

    /** Beyond the number after which the driver keeps a statement prepared at the server. */
    private static final int OFTEN = 8;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @Test
    void query_that_gets_one_more_column_meanwhile_is_answered() {
        database.owner().sql("create table thing as select 1 as id").update();
        database.owner().sql("grant select on thing to app").update();
        try (HikariDataSource pool = pool()) {
            var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
            JdbcClient jdbc = JdbcClient.create(pool);
            for (int time = 0; time < OFTEN; time++) {
                assertThat(columns(transactions, jdbc)).isEqualTo(1);
            }
            database.owner()
                    .sql("alter table thing add column name text default 'new'")
                    .update();

            assertThat(columns(transactions, jdbc)).isEqualTo(2);
        }
    }

    private static @Nullable Integer columns(TransactionTemplate transactions, JdbcClient jdbc) {
        return transactions.execute(state -> jdbc.sql("select * from thing")
                .query((row, at) -> row.getMetaData().getColumnCount())
                .single());
    }

    private HikariDataSource pool() {
        var settings = database.settings();
        var login = new Server.Login("app", String.valueOf(settings.get("tenantry.database.app.value")));
        return DatabaseConfiguration.pool(
                "app", String.valueOf(settings.get("tenantry.database.url")), login, 1, Duration.ofMinutes(1));
    }
}
