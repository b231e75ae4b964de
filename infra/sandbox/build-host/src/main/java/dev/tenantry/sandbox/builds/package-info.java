/**
 * Runs the builds that an AWS emulator only pretends to run: a process of its own, never part of the product. It knows
 * AWS's wire protocol and the runner's command line, and no class of ours.
 */
@NullMarked
package dev.tenantry.sandbox.builds;

import org.jspecify.annotations.NullMarked;
