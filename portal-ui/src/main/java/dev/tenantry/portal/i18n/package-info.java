/**
 * Texts in German and English, one pair of property files for each area under {@code messages/}. Holds no text itself;
 * a test compares both languages and looks for words in views that are not here.
 */
@NullMarked
package dev.tenantry.portal.i18n;

import org.jspecify.annotations.NullMarked;
