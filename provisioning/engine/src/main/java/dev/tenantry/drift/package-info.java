/**
 * Comparing live tenants with what was agreed (R5.6): by hand and by the clock, spread over the day and never many at once. A
 * comparison is a run that only plans. What differs is let be, with a reason, or brought back by a run of another kind.
 */
@NullMarked
package dev.tenantry.drift;

import org.jspecify.annotations.NullMarked;
