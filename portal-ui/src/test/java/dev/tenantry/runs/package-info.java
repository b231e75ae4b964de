@NullMarked
package dev.tenantry.runs;

import org.jspecify.annotations.NullMarked;
