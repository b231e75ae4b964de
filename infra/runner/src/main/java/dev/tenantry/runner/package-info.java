/**
 * The runner: a small program that does one job inside a tenant's network and writes its signed result. No database, no
 * view, nothing listens. Secrets come by environment and go into no file that outlives the job.
 */
@NullMarked
package dev.tenantry.runner;

import org.jspecify.annotations.NullMarked;
