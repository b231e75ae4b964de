package dev.tenantry.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenantry.database.DatabaseSettings.Password;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Brings the database up: server, roles, migrations, then one pool for the application and one for the engine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "tenantry.database.embedded", matchIfMissing = true)
    static class Embedded {

        /** Closed after everything that depends on it: a pool must never outlive its server. */
        @Bean
        @ConditionalOnMissingBean // DatabaseAtStart may have begun it
        EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
            return EmbeddedDatabase.begin(settings);
        }

        @Bean
        Migrated migrated(EmbeddedDatabase embeddedDatabase) {
            return embeddedDatabase.migrated();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "tenantry.database.embedded", havingValue = "false")
    static class External {

        @Bean
        Migrated migrated(DatabaseSettings settings) {
            String url = settings.url();
            if (url == null) {
                throw new DatabaseUnavailable(
                        "No database is named.",
                        "Set tenantry.database.url, or tenantry.database.embedded to true.",
                        null);
            }
            Server.Login owner = login("owner", settings.owner());
            return Migrated.of(
                    new Server(url, owner, owner, login("app", settings.app()), login("engine", settings.engine())));
        }

        private static Server.Login login(String user, @Nullable Password password) {
            if (password == null) {
                throw new DatabaseUnavailable(
                        "The password of the database role " + user + " is missing.",
                        "Set tenantry.database." + user + ".file to a file that holds it.",
                        null);
            }
            return new Server.Login(user, password.read());
        }
    }

    /** Injected nowhere but below: whoever had it could query outside a scope. Closed after its users, which depend on it. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource appPool(Migrated migrated, DatabaseSettings settings) {
        return pool(
                "app", migrated.server().url(), migrated.server().app(), settings.connections(), settings.standstill());
    }

    @Bean
    @Primary
    DataSource dataSource(@Qualifier("appPool") HikariDataSource appPool) {
        return new ScopedDataSource(appPool);
    }

    /** For Flowable and for listening to news; the role sees no tenant's row. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource engineDataSource(Migrated migrated, DatabaseSettings settings) {
        return pool(
                "engine",
                migrated.server().url(),
                migrated.server().engine(),
                settings.connections(),
                settings.standstill());
    }

    /**
     * A portal that stands still in the middle of a transaction loses it, as it loses its lease: it would keep the one that takes
     * over waiting for its rows.
     */
    static HikariDataSource pool(String name, String url, Server.Login login, int connections, Duration standstill) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = " + standstill.toMillis());
        pool.setConnectionTimeout(5_000);
        pool.setInitializationFailTimeout(30_000);
        return pool;
    }

    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TenantScope tenantScope(JdbcClient jdbc, JdbcTransactionManager transactionManager) {
        return new PostgresTenantScope(jdbc, transactionManager);
    }
}
