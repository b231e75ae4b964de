/** Journeys of people in a real browser, through the sandbox as the launcher starts it. */
@NullMarked
package dev.tenantry.sandbox.browser;

import org.jspecify.annotations.NullMarked;
