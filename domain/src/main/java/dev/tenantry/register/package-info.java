/**
 * The register of tenants: drafts as the wizard fills them, the rules that make a draft a valid profile, and the state in
 * which each tenant is. Knows nothing of runs and talks to no outside system.
 */
@NullMarked
package dev.tenantry.register;

import org.jspecify.annotations.NullMarked;
