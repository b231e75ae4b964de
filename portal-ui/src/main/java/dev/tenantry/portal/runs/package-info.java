/**
 * Runs as people see them: the list, one run with its steps, log, plan and history, and what waits for approval.
 * Decides nothing: what can be done with a run, and who may, is the engine's word.
 */
@NullMarked
package dev.tenantry.portal.runs;

import org.jspecify.annotations.NullMarked;
