/**
 * Failures of ours as a person and a log both know them: by one number. Never shows what failed, only that it did.
 */
@NullMarked
package dev.tenantry.portal.incidents;

import org.jspecify.annotations.NullMarked;
