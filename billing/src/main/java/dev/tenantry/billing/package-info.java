/**
 * What a tenant is charged by: its own organization at the billing system, with the tenant as its one customer, a metric of
 * tokens, a plan with prices and a subscription; and the onboarding step that brings them about.
 * Never knows which program bills, and holds no price of its own: prices are the provider's settings.
 */
@NullMarked
package dev.tenantry.billing;

import org.jspecify.annotations.NullMarked;
