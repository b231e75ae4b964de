@NullMarked
package dev.tenantry.emulator;

import org.jspecify.annotations.NullMarked;
