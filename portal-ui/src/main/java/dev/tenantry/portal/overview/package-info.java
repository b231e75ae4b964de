/**
 * The first page: what needs the viewer, then what is under way. Fed by beans of the other areas, decides nothing.
 */
@NullMarked
package dev.tenantry.portal.overview;

import org.jspecify.annotations.NullMarked;
