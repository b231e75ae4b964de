/** What the stand-ins do on the wire. */
@org.jspecify.annotations.NullMarked
package dev.tenantry.standins;
