package dev.tenantry.database;

/**
 * A PostgreSQL that answers.
 *
 * @param url of the database, without user and password
 * @param admin the role that may make roles
 */
record Server(String url, Login admin, Login owner, Login app, Login engine) {

    record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
