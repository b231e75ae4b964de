/**
 * Tenants as the provider's staff see them: the list, the wizard that fills a draft, and one tenant's page.
 * Decides nothing: the rules are the register's, the runs the engine's.
 */
@NullMarked
package dev.tenantry.portal.tenants;

import org.jspecify.annotations.NullMarked;
