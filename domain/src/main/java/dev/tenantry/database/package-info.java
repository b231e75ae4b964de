/**
 * PostgreSQL as the one store: the embedded server, the roles, and the scope that every access runs in.
 * Never lets a query run without a scope.
 */
@NullMarked
package dev.tenantry.database;

import org.jspecify.annotations.NullMarked;
