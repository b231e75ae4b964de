/**
 * How the alarms of live tenants stand (R7.2): read from each tenant's account, as often as the settings say, by the role that only
 * looks. What cannot be read is unknown, and since when is said; it is never taken for well.
 */
@NullMarked
package dev.tenantry.alarms;

import org.jspecify.annotations.NullMarked;
