@NullMarked
package dev.tenantry.peers;

import org.jspecify.annotations.NullMarked;
