package dev.tenantry.database;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A portal's process as far as the database is concerned, for killing. */
final class StartsEmbedded {

    static final String READY = "committed";

    private StartsEmbedded() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedServer embedded = EmbeddedServer.start(Path.of(arguments[0]), 0);
        JdbcClient.create(RoleSetup.dataSource(
                        embedded.server().url(), embedded.server().admin()))
                .sql("create table kept as select 42 as answer")
                .update();
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
