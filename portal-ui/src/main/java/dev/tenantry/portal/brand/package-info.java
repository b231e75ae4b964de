/**
 * The provider's name, logo, favicon and accent, from settings {@code tenantry.brand.*}. An accent that cannot be read on
 * the portal's grounds is refused at start and told while it is chosen.
 */
@NullMarked
package dev.tenantry.portal.brand;

import org.jspecify.annotations.NullMarked;
