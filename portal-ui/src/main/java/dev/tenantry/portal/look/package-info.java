/**
 * The few components that every view is made of, and the one vocabulary of states. Knows no use case and no role;
 * looks come from the style sheets under {@code META-INF/resources/portal/css}.
 */
@NullMarked
package dev.tenantry.portal.look;

import org.jspecify.annotations.NullMarked;
