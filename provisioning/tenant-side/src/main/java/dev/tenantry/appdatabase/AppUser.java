package dev.tenantry.appdatabase;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenantside.AppDatabase;
import dev.tenantry.tenantside.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes the assistant's user, gives it the wanted password and makes it owner of its database. Doing it again changes nothing.
 * The master's own password is used for this alone: RDS changes it every week, and it could do more than the assistant needs.
 */
public final class AppUser {

    /** Where a chart keeps the certificate authorities of RDS, a file for each region. */
    private static final String AUTHORITIES = "files/rds";

    private final AppDatabase wanted;
    private final Path authorities;

    /** @param chart the chart's folder, which brings the certificate authorities */
    public AppUser(AppDatabase wanted, Path chart) {
        this.wanted = wanted;
        this.authorities = chart.resolve(AUTHORITIES).resolve(wanted.region() + ".pem");
    }

    /**
     * Brings the database to what is wanted of it.
     *
     * @param secrets resolves what the order names
     * @throws OutsideFailure if the server cannot be reached, proven to be the right one, or does not let us in
     */
    public void ensure(Function<SecretRef, String> secrets) {
        if (!Files.isRegularFile(authorities)) {
            throw new IllegalStateException("no certificate authorities for the region " + wanted.region());
        }
        try (Connection connection =
                server(secrets.apply(wanted.masterPassword())).getConnection()) {
            if (!isThere(connection)) {
                execute(connection, "create role %I login");
            }
            // sent as a SCRAM verifier: neither the server's log nor its statistics ever see the password
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(
                            wanted.user(), secrets.apply(wanted.password()).toCharArray(), "scram-sha-256");
            own(connection);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private PGSimpleDataSource server(String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {wanted.host()});
        source.setPortNumbers(new int[] {wanted.port()});
        source.setDatabaseName(wanted.name());
        source.setUser(wanted.master());
        source.setPassword(password);
        source.setSslMode("verify-full");
        source.setSslRootCert(authorities.toString());
        source.setConnectTimeout(10);
        source.setSocketTimeout(60);
        source.setApplicationName("tenantry-runner");
        return source;
    }

    private boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, wanted.user());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** RDS's master is no superuser: who gives a database to somebody must be a member of that somebody. */
    private void own(Connection connection) throws SQLException {
        execute(connection, "grant %I to current_user");
        execute(connection, "alter database %2$I owner to %1$I");
        execute(connection, "revoke all on database %2$I from public");
    }

    /** @param statement with {@code %1$I} for the user and {@code %2$I} for the database */
    private void execute(Connection connection, String statement) throws SQLException {
        String quoted;
        try (PreparedStatement format = connection.prepareStatement("select format(?, ?, ?)")) {
            format.setString(1, statement);
            format.setString(2, wanted.user());
            format.setString(3, wanted.name());
            try (ResultSet rows = format.executeQuery()) {
                rows.next();
                quoted = rows.getString(1);
            }
        }
        try (Statement command = connection.createStatement()) {
            command.execute(quoted);
        }
    }

    /** Classes of SQL states: 08 no connection, 28 not let in, 42501 not allowed. */
    private OutsideFailure failure(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        Kind kind = state.startsWith("08")
                ? Kind.DOWN
                : state.startsWith("28") || state.equals("42501") ? Kind.NOT_AUTHORIZED : Kind.REJECTED;
        String message = "the database " + wanted.name() + " at " + wanted.host() + ": " + failed.getMessage();
        return new OutsideFailure(OutsideSystem.AWS, kind, 0, message, null, failed);
    }
}
