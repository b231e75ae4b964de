/**
 * Tenants' secrets and the portal's own keys, envelope-encrypted at rest. What is encrypted here is readable only with the
 * master key: a key file in the sandbox, AWS KMS in production. No transaction waits for it, and what it has unwrapped is kept in
 * memory for some minutes.
 * Never logs, never returns a secret to a page.
 */
@NullMarked
package dev.tenantry.secrets;

import org.jspecify.annotations.NullMarked;
