@NullMarked
package dev.tenantry.jobs;

import org.jspecify.annotations.NullMarked;
