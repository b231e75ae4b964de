@NullMarked
package dev.tenantry.outside;

import org.jspecify.annotations.NullMarked;
