package dev.tenantry.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes the roles and the schemas, again and again with the same result. */
final class RoleSetup {

    /** Schemas of others' tables, which only the role {@code engine} works in. */
    static final List<String> ENGINE_SCHEMAS = List.of("flowable");

    private final Server server;

    RoleSetup(Server server) {
        this.server = server;
    }

    /** By one connection: signing in costs more than all the rest. */
    void run() {
        Server.Login login = server.admin();
        var one = new SingleConnectionDataSource(server.url(), login.user(), login.password(), true);
        try (one) {
            JdbcClient admin = JdbcClient.create(one);
            if (mayMakeRoles(admin)) {
                makeRoles(admin);
            } // else whoever runs the server made roles and schemas, and gave us none of that power
        }
    }

    private void makeRoles(JdbcClient admin) {
        login(admin, server.owner());
        login(admin, server.app());
        login(admin, server.engine());
        String database =
                admin.sql("select current_database()").query(String.class).single();
        statement(admin, "do $$ begin create role provider nologin; exception when duplicate_object then null; end $$");
        statement(admin, "grant provider to " + server.app().user() + " with inherit false, set true");
        statement(
                admin,
                "grant create on database \"" + database + "\" to "
                        + server.owner().user());
        if (!server.admin().user().equals(server.owner().user())) { // nobody may grant a role to itself
            statement(admin, "grant " + server.owner().user() + " to current_user");
        }
        schema(admin, "tenantry");
        statement(
                admin,
                "grant usage on schema tenantry to provider, " + server.app().user());
        ENGINE_SCHEMAS.forEach(name -> engineSchema(admin, name));
        searchPath(admin, server.owner(), "tenantry");
        searchPath(admin, server.app(), "tenantry");
        searchPath(admin, server.engine(), "flowable");
    }

    private boolean mayMakeRoles(JdbcClient admin) {
        return admin.sql("""
                select me.rolsuper or (me.rolcreaterole and not exists (
                    select from pg_roles other where other.rolname in (:app, :engine, 'provider')
                    and not pg_has_role(me.oid, other.oid, 'member with admin option')))
                from pg_roles me where me.rolname = current_user
                """)
                .param("app", server.app().user())
                .param("engine", server.engine().user())
                .query(Boolean.class)
                .single();
    }

    /** Names come from our own constants and settings, passwords are quoted by the server. */
    private static void login(JdbcClient admin, Server.Login login) {
        statement(
                admin,
                "do $$ begin create role " + login.user()
                        + " login nosuperuser; exception when duplicate_object then null; end $$");
        String quoted = admin.sql("select quote_literal(?)")
                .param(login.password())
                .query(String.class)
                .single();
        statement(admin, "alter role " + login.user() + " password " + quoted);
    }

    private void schema(JdbcClient admin, String name) {
        statement(
                admin,
                "create schema if not exists " + name + " authorization "
                        + server.owner().user());
    }

    private void engineSchema(JdbcClient admin, String name) {
        String engine = server.engine().user();
        schema(admin, name);
        statement(admin, "grant usage on schema " + name + " to " + engine);
        statement(
                admin,
                "alter default privileges for role " + server.owner().user() + " in schema " + name
                        + " grant select, insert, update, delete on tables to " + engine);
    }

    private static void searchPath(JdbcClient admin, Server.Login login, String schema) {
        statement(admin, "alter role " + login.user() + " set search_path = " + schema);
    }

    private static void statement(JdbcClient admin, String sql) {
        admin.sql(sql).update();
    }

    static DriverManagerDataSource dataSource(String url, Server.Login login) {
        return new DriverManagerDataSource(url, login.user(), login.password());
    }
}
