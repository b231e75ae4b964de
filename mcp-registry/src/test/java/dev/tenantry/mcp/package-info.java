@NullMarked
package dev.tenantry.mcp;

import org.jspecify.annotations.NullMarked;
