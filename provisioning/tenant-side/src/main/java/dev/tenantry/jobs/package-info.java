/**
 * How a job travels to the runner and its result back: the bundle, the result's signature and the one JSON form of both.
 * Knows neither how a job is transported nor how it is done. No secret is ever part of a bundle.
 */
@NullMarked
package dev.tenantry.jobs;

import org.jspecify.annotations.NullMarked;
