/**
 * Deploys a tenant's applications with the real Helm, and says from the cluster's own words why it did not work.
 * One Helm major, never {@code --atomic}: what failed stays until its pods and events are read, and a rollback goes only to
 * a numbered revision that was deployed once, with the same programs on the data; what hangs with others goes on instead.
 */
@NullMarked
package dev.tenantry.helm;

import org.jspecify.annotations.NullMarked;
