/**
 * AWS accounts that are made for tenants which bring none: a small run of its own with an own approval, whose end is the account's
 * id in the tenant's draft (R5.1–R5.4). Never builds anything else in an account, and never closes one.
 */
@NullMarked
package dev.tenantry.accounts;

import org.jspecify.annotations.NullMarked;
