@NullMarked
package dev.tenantry.litellm;

import org.jspecify.annotations.NullMarked;
