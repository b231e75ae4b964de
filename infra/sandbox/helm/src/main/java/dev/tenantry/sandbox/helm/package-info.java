/**
 * Stands in for {@code helm} and {@code kubectl} where there is no cluster: renders the real chart with Helm's own library,
 * keeps releases in files and lets pods fare as their image tags or the switches say. A process of its own for each call.
 * Never part of the product.
 */
@NullMarked
package dev.tenantry.sandbox.helm;

import org.jspecify.annotations.NullMarked;
