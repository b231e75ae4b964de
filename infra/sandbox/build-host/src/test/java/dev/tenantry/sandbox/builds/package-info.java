@NullMarked
package dev.tenantry.sandbox.builds;

import org.jspecify.annotations.NullMarked;
