@NullMarked
package dev.tenantry.drift;

import org.jspecify.annotations.NullMarked;
