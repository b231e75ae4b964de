@NullMarked
package dev.tenantry.tenantside;

import org.jspecify.annotations.NullMarked;
