/**
 * What to do about each class of failure: the pages of docs/runbooks, in the reader's language. Says nothing about a single
 * run and does nothing.
 */
@NullMarked
package dev.tenantry.portal.runbooks;

import org.jspecify.annotations.NullMarked;
