@NullMarked
package dev.tenantry.accounts;

import org.jspecify.annotations.NullMarked;
