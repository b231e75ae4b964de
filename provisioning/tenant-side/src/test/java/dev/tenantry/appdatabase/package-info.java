@NullMarked
package dev.tenantry.appdatabase;

import org.jspecify.annotations.NullMarked;
