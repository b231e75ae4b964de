/**
 * Laws of the customer stack, checked over what the real Terraform plans for each profile and data policy. Each law is also
 * shown a plan that breaks it, so that none can hold by accident. Proves what is planned, not what AWS makes of it.
 */
@NullMarked
package dev.tenantry.stackrules;

import org.jspecify.annotations.NullMarked;
