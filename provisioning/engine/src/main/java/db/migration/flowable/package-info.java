/** Flowable's own tables, in its own schema, made by its own scripts. */
@NullMarked
package db.migration.flowable;

import org.jspecify.annotations.NullMarked;
