/**
 * Taking a tenant down for good: nobody gets in, what was built is removed system by system, everything is looked for once more, and
 * the tenant is closed (product point 8, R5.6). What a step removes, it knows itself; here is the order, and what is said of it.
 */
@NullMarked
package dev.tenantry.offboarding;

import org.jspecify.annotations.NullMarked;
