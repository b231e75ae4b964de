/**
 * Small HTTP servers with state that speak the real wire protocol of the outside systems, each a process of its own that
 * outlives the portal, with switches for what goes wrong outside. For the sandbox and for tests; never part of a production jar.
 */
@NullMarked
package dev.tenantry.standins;

import org.jspecify.annotations.NullMarked;
