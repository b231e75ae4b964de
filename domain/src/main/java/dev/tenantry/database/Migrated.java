package dev.tenantry.database;

/** A server whose roles and tables are those of this build. */
record Migrated(Server server) {

    static Migrated of(Server server) {
        new RoleSetup(server).run();
        new Migrations(RoleSetup.dataSource(server.url(), server.owner())).run();
        return new Migrated(server);
    }
}
