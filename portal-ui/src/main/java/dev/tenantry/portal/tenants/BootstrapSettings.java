package dev.tenantry.portal.tenants;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers let the provider into their AWS accounts.
 *
 * @param templateUrl address in S3 of {@code infra/bootstrap/tenant-account.yaml}; CloudFormation takes no other
 * @param controlPlanePrincipal ARN of the role that the portal runs as, the only one that may come in
 * @param emulated whether the accounts are an emulator's, which lets everybody in: the link is shown, and nobody needs it
 */
@ConfigurationProperties("tenantry.bootstrap")
record BootstrapSettings(
        @Nullable String templateUrl,
        @Nullable String controlPlanePrincipal,
        @DefaultValue("false") boolean emulated) {}
