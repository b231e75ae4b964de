package dev.tenantry.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Hands out connections inside a scope only: outside one, row-level security would silently show nothing. */
final class ScopedDataSource extends DelegatingDataSource {

    ScopedDataSource(DataSource app) {
        super(app);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (OpenScope.current().isEmpty()) {
            throw new WrongScope("a query outside a TenantScope");
        }
        return super.getConnection();
    }

    /** There is one role to sign in as. */
    @Override
    public Connection getConnection(String user, String password) {
        throw new WrongScope("a connection as another role");
    }
}
