/**
 * The step contract: what every step of a run is, whichever module brings it.
 * Steps know no engine; engines know no step. Also the plan's vocabulary (parts, changes, bounds) and the classes of failure.
 * Never holds state of its own.
 */
@NullMarked
package dev.tenantry.steps;

import org.jspecify.annotations.NullMarked;
