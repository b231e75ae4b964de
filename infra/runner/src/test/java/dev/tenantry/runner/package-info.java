@NullMarked
package dev.tenantry.runner;

import org.jspecify.annotations.NullMarked;
