package dev.tenantry.database;

import com.zaxxer.hikari.HikariDataSource;

/** A server whose roles and tables are those of this build. */
record Migrated(Server server) {

    private static final int CONNECTIONS = 4; // Flyway takes three at a time, for each module anew

    static Migrated of(Server server) {
        new RoleSetup(server).run();
        try (HikariDataSource owner = owner(server)) {
            new Migrations(owner).run();
        }
        return new Migrated(server);
    }

    private static HikariDataSource owner(Server server) {
        HikariDataSource owner = new HikariDataSource();
        owner.setPoolName("owner");
        owner.setJdbcUrl(server.url());
        owner.setUsername(server.owner().user());
        owner.setPassword(server.owner().password());
        owner.setMaximumPoolSize(CONNECTIONS);
        owner.setMinimumIdle(1);
        return owner;
    }
}
