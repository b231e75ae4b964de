/**
 * Notices in words, and the viewer's choice of what to be told. Sends nothing itself.
 */
@NullMarked
package dev.tenantry.portal.notices;

import org.jspecify.annotations.NullMarked;
