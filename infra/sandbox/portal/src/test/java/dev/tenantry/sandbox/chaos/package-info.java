/**
 * The survival matrix: portals, database, stand-ins and programs as processes of their own, struck at exact moments of a run, and
 * counted afterwards. Never hooks into the portal; it is held by the tests' own database alone. On the same stage what runs cost is
 * measured ({@code ./portal bench runs}).
 */
@org.jspecify.annotations.NullMarked
package dev.tenantry.sandbox.chaos;
