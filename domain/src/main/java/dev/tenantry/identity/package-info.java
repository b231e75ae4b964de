/**
 * People, their memberships (person, role, tenant) and the access rule that each use case names.
 * The token only says who somebody is; what they may do are rows here, read at each call.
 */
@NullMarked
package dev.tenantry.identity;

import org.jspecify.annotations.NullMarked;
