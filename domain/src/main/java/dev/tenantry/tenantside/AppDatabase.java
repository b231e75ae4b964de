package dev.tenantry.tenantside;

import java.util.Set;

/**
 * The assistant's own user in the tenant's PostgreSQL, which the runner makes before the assistant is deployed.
 *
 * @param host name of the server, as its certificate says it
 * @param port TCP port
 * @param name the database, which is there already
 * @param region whose certificate authorities the server's certificate must come from
 * @param master who may make users
 * @param masterPassword the master's password, which RDS keeps and changes
 * @param user the assistant's user; owns the database and nothing else
 * @param password the user's password
 */
public record AppDatabase(
        String host,
        int port,
        String name,
        String region,
        String master,
        SecretRef masterPassword,
        String user,
        SecretRef password) {

    /** The secrets that the build has to resolve. */
    Set<SecretRef> secretsNeeded() {
        return Set.of(masterPassword, password);
    }
}
