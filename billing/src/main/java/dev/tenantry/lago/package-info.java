/**
 * Lago as the billing system: signing up by GraphQL, everything of an organization by REST with its own key.
 * Never uses what needs Lago's licence, which Lago drops without a word.
 */
@NullMarked
package dev.tenantry.lago;

import org.jspecify.annotations.NullMarked;
