/** What other modules' tests need of a real PostgreSQL. */
@NullMarked
package dev.tenantry.database;

import org.jspecify.annotations.NullMarked;
