/**
 * The catalogue of language models, local and external, and the ports to the model gateway that more than one module uses.
 */
@NullMarked
package dev.tenantry.models;

import org.jspecify.annotations.NullMarked;
