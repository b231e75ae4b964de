/**
 * Suspending a tenant and resuming it: nobody gets in, nothing runs, and not a byte of its data is touched (R5.6). Knows what is
 * to be closed at the model gateway and at the sign-in; the workloads are a step of the tenant's side.
 */
@NullMarked
package dev.tenantry.suspension;

import org.jspecify.annotations.NullMarked;
