@NullMarked
package dev.tenantry.helm;

import org.jspecify.annotations.NullMarked;
