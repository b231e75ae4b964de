/**
 * What surrounds every view: navigation, header, footer, brand, appearance, keyboard. Other areas add to it by beans
 * ({@link dev.tenantry.portal.shell.NavEntry}, {@link dev.tenantry.portal.shell.NeedsYouSource}); it never imports them.
 */
@NullMarked
package dev.tenantry.portal.shell;

import org.jspecify.annotations.NullMarked;
