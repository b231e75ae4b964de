@NullMarked
package dev.tenantry.lago;

import org.jspecify.annotations.NullMarked;
