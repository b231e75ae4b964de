/**
 * Who did what, read from the audit trail: filters in the URL, verification of the chains, export. Writes nothing.
 */
@NullMarked
package dev.tenantry.portal.audit;

import org.jspecify.annotations.NullMarked;
