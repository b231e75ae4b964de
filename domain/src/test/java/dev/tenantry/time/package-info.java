/** Time in tests. */
@NullMarked
package dev.tenantry.time;

import org.jspecify.annotations.NullMarked;
