/**
 * What a person sees when something is not there, not theirs or broken: always what happened, what to do, and a number
 * that is also in the log. Never shows a stack trace or another tenant's existence.
 */
@NullMarked
package dev.tenantry.portal.errors;

import org.jspecify.annotations.NullMarked;
