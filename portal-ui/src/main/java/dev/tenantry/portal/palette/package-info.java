/**
 * The command palette (Ctrl-K or ⌘K): searches over the sources that each area brings, shows a person only what their
 * roles may open or do. What stops or destroys asks again on a page or in a dialog.
 */
@NullMarked
package dev.tenantry.portal.palette;

import org.jspecify.annotations.NullMarked;
