package dev.tenantry.onboarding;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the tenants' infrastructure is built.
 *
 * @param emulator address of an AWS emulator; null is AWS itself
 * @param localStates a folder for Terraform's states instead of each account's state bucket; for the sandbox only
 * @param gatewayService name of the model gateway's endpoint service, through which EXTERNAL tenants reach it; null if no
 *     tenant is EXTERNAL
 * @param signInService name of the endpoint service of the provider's sign-in; null if tenants reach it some other way
 * @param toolsService name of the endpoint service behind which MCP servers outside of tenants' accounts are; null if tenants
 *     reach them some other way
 */
@ConfigurationProperties("tenantry.infrastructure")
record InfrastructureSettings(
        @Nullable URI emulator,
        @Nullable Path localStates,
        @Nullable String gatewayService,
        @Nullable String signInService,
        @Nullable String toolsService) {}
