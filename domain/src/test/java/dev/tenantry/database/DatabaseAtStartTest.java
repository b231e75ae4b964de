package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class DatabaseAtStartTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    @Configuration(proxyBeanMethods = false)
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class})
    static class Application {}

    /** Fails before anybody asked for the database. */
    @Configuration(proxyBeanMethods = false)
    static class Broken {

        @Bean
        String broken() {
            throw new IllegalStateException("broken for another reason");
        }
    }

    private SpringApplicationBuilder application(Class<?> what) {
        return new SpringApplicationBuilder(what)
                .web(WebApplicationType.NONE)
                .initializers(new DatabaseAtStart())
                .properties("tenantry.database.home=" + home);
    }

    /** Only one at a time may have the folder: who gets it proves that the one before has let go. */
    private void demandThatNothingRuns() throws Exception {
        EmbeddedServer.start(home, 0).close();
    }

    @Test
    void brings_up_the_database_that_the_application_uses_and_ends_it_with_the_application() throws Exception {
        try (var context = application(Application.class).run()) {
            assertThat(context.getBean("embeddedDatabase")).isInstanceOf(EmbeddedDatabase.class);
            Integer sum = context.getBean(TenantScope.class)
                    .asProvider(() -> context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                            .sql("select 1 + 1")
                            .query(Integer.class)
                            .single());
            assertThat(sum).isEqualTo(2);
            assertThatThrownBy(this::demandThatNothingRuns).isInstanceOf(DatabaseUnavailable.class);
        }
        demandThatNothingRuns();
    }

    @Test
    void ends_the_database_of_an_application_that_failed_for_another_reason() throws Exception {
        assertThatThrownBy(() -> application(Broken.class).run()).hasStackTraceContaining("broken for another reason");
        demandThatNothingRuns();
    }

    @Test
    void hands_its_failure_to_whoever_needs_the_database() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> application(Application.class)
                            .properties("tenantry.database.port=" + taken.getLocalPort())
                            .run())
                    .hasRootCauseInstanceOf(java.net.BindException.class)
                    .hasStackTraceContaining(DatabaseUnavailable.class.getName());
        }
        demandThatNothingRuns();
    }

    @Test
    void leaves_an_external_database_alone() {
        assertThatThrownBy(() -> application(Application.class)
                        .properties("tenantry.database.embedded=false")
                        .run())
                .hasStackTraceContaining("No database is named.");
        assertThat(home).isEmptyDirectory();
    }
}
