@NullMarked
package dev.tenantry.billing;

import org.jspecify.annotations.NullMarked;
