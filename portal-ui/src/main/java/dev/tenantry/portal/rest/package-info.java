/**
 * The REST interface for machines: the same use cases that people have in the views, as JSON, with refusals as problem
 * details that say what to do next. Decides nothing and reads no table but its own, which remembers requests by their key.
 */
@NullMarked
package dev.tenantry.portal.rest;

import org.jspecify.annotations.NullMarked;
