@NullMarked
package dev.tenantry;

import org.jspecify.annotations.NullMarked;
