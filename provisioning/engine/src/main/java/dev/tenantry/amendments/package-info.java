/**
 * Changing what was agreed with a tenant that is live, and bringing its systems to it by a run (R5.6). A change that fails is
 * gone on with or left; it never destroys what people use.
 */
@NullMarked
package dev.tenantry.amendments;

import org.jspecify.annotations.NullMarked;
