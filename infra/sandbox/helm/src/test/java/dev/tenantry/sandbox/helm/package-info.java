@NullMarked
package dev.tenantry.sandbox.helm;

import org.jspecify.annotations.NullMarked;
