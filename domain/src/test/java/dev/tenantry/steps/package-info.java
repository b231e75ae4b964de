@NullMarked
package dev.tenantry.steps;

import org.jspecify.annotations.NullMarked;
