@NullMarked
package dev.tenantry.alarms;

import org.jspecify.annotations.NullMarked;
