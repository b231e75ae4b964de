/**
 * The portal as people and machines meet it: views, REST interface, sign-in, configuration. Decides nothing about tenants,
 * runs or money: it arranges use cases of the other modules and says in words what came of them.
 */
@NullMarked
package dev.tenantry.portal;

import org.jspecify.annotations.NullMarked;
