@NullMarked
package dev.tenantry.aws;

import org.jspecify.annotations.NullMarked;
