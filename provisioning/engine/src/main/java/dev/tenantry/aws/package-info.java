/**
 * AWS accounts: the tenant's, under the role that its bootstrap made, and the provider's own. Assumes roles, writes secrets,
 * makes accounts, accepts endpoints. Never reads a secret or a document of a tenant, and builds nothing: Terraform does.
 */
@NullMarked
package dev.tenantry.aws;

import org.jspecify.annotations.NullMarked;
