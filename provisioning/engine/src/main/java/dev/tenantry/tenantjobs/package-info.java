/**
 * Has jobs done inside a tenant's network by builds in the tenant's own account, and the onboarding steps that are such
 * jobs: the application, the assistant, the verification. Never reaches into that network itself and never believes a
 * result whose signature does not hold.
 */
@NullMarked
package dev.tenantry.tenantjobs;

import org.jspecify.annotations.NullMarked;
