/**
 * Proves inside the tenant's network that the assistant works and that its data stays where it belongs: by real calls of a
 * person without rights, and by looking into the bucket and the vector store themselves. Leaves nothing behind.
 */
@NullMarked
package dev.tenantry.verification;

import org.jspecify.annotations.NullMarked;
