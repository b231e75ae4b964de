/**
 * What is known of the condition of every part, since when and from which source.
 */
@NullMarked
package dev.tenantry.health;

import org.jspecify.annotations.NullMarked;
