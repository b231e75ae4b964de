@NullMarked
package dev.tenantry.verification;

import org.jspecify.annotations.NullMarked;
