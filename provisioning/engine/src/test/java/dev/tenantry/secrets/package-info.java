@NullMarked
package dev.tenantry.secrets;

import org.jspecify.annotations.NullMarked;
