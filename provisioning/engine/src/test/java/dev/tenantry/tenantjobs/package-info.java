@NullMarked
package dev.tenantry.tenantjobs;

import org.jspecify.annotations.NullMarked;
