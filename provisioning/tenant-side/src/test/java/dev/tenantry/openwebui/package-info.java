@NullMarked
package dev.tenantry.openwebui;

import org.jspecify.annotations.NullMarked;
