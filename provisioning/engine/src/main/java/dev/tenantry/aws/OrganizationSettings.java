package dev.tenantry.aws;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param role ARN of the role in the organization's management account that may make accounts and enter them; null if no accounts
 *     are made
 * @param accountRole name of the role that Organizations puts into each account, trusted by the management account
 */
@ConfigurationProperties("tenantry.organizations")
record OrganizationSettings(
        @Nullable String role,
        @DefaultValue("OrganizationAccountAccessRole") String accountRole) {

    String roleOrThrow() {
        if (role == null || role.isBlank()) {
            throw new IllegalStateException("tenantry.organizations.role is not set");
        }
        return role;
    }

    Stream<String> missing() {
        return role == null || role.isBlank() ? Stream.of("tenantry.organizations.role") : Stream.empty();
    }
}
