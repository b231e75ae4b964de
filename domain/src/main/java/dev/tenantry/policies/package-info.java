/**
 * What a tenant's assistant may use: data policy, models and limits.
 */
@NullMarked
package dev.tenantry.policies;

import org.jspecify.annotations.NullMarked;
