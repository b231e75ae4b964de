/**
 * Who may do what: the provider's administrators see everybody, let people in, withdraw what they may do and erase them.
 * A tenant's administrators come in by their tenant's onboarding, or from here.
 */
@NullMarked
package dev.tenantry.portal.people;

import org.jspecify.annotations.NullMarked;
