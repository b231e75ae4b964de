/**
 * The command palette (Ctrl-K or ⌘K): searches over the sources that each area brings, shows a person only what their
 * roles may open, and does nothing by itself.
 */
@NullMarked
package dev.tenantry.portal.palette;

import org.jspecify.annotations.NullMarked;
