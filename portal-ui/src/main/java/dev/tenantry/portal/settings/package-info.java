/**
 * The viewer's own preferences, and the provider's brand. Preferences live in the browser's cookies.
 */
@NullMarked
package dev.tenantry.portal.settings;

import org.jspecify.annotations.NullMarked;
