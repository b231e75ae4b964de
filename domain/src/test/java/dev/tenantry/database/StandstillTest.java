package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A portal that was stopped in the middle of a transaction. */
class StandstillTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private HikariDataSource pool(Duration standstill) {
        var settings = database.settings();
        return DatabaseConfiguration.pool(
                "app",
                String.valueOf(settings.get("tenantry.database.url")),
                new Server.Login("app", String.valueOf(settings.get("tenantry.database.app.value"))),
                2,
                standstill);
    }

    @Test
    void transaction_of_a_portal_that_stands_still_keeps_nobody_waiting() throws SQLException {
        database.owner().sql("create table counter as select 1 as count").update();
        database.owner().sql("grant select, update on counter to app").update();
        try (HikariDataSource pool = pool(Duration.ofMillis(500));
                HikariDataSource another = pool(Duration.ofMinutes(1));
                Connection frozen = pool.getConnection()) {
            frozen.setAutoCommit(false);
            frozen.createStatement().executeUpdate("update counter set count = 2");

            JdbcClient.create(another)
                    .sql("update counter set count = count + 2")
                    .update();

            assertThat(database.owner()
                            .sql("select count from counter")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(3);
            assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
        }
    }
}
