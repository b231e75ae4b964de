/**
 * Runs programs that must outlive the portal: started once under an id that we choose, followed by byte offset, stopped
 * politely or by force. Knows nothing of what the programs do, decides nothing about retrying, and never holds an output
 * whole in memory.
 */
@NullMarked
package dev.tenantry.processes;

import org.jspecify.annotations.NullMarked;
