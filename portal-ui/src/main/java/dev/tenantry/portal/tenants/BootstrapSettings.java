package dev.tenantry.portal.tenants;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How customers let the provider into their AWS accounts.
 *
 * @param templateUrl address in S3 of {@code infra/bootstrap/tenant-account.yaml}; CloudFormation takes no other
 * @param controlPlanePrincipal ARN of the role that the portal runs as, the only one that may come in
 */
@ConfigurationProperties("tenantry.bootstrap")
record BootstrapSettings(
        @Nullable String templateUrl, @Nullable String controlPlanePrincipal) {}
