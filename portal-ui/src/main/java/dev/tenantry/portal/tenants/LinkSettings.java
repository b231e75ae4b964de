package dev.tenantry.portal.tenants;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a browser finds what a tenant has outside of the portal; an address that is empty leads nowhere, and no link is shown.
 *
 * @param assistant a tenant's assistant; {@code {host}} is replaced
 * @param lago Lago's own pages, without a slash at the end
 * @param console the sign-in of the console of a tenant's account; {@code {account}} and {@code {region}} are replaced
 */
@ConfigurationProperties("tenantry.links")
record LinkSettings(
        @DefaultValue("https://{host}") String assistant,
        @DefaultValue("") String lago,

        @DefaultValue("https://{account}.signin.aws.amazon.com/console?region={region}")
        String console) {}
