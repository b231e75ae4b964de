/**
 * The assistant's user in the tenant's PostgreSQL: made, given its password and its one database, by verified TLS.
 * Never reads or changes what the assistant keeps there.
 */
@NullMarked
package dev.tenantry.appdatabase;

import org.jspecify.annotations.NullMarked;
