package dev.tenantry.offboarding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepInvoicesYears how many whole years after the one in which a tenant left its invoices are kept; which law wants that is
 *     the provider's to know
 */
@ConfigurationProperties("tenantry.offboarding")
record OffboardingSettings(@DefaultValue("10") int keepInvoicesYears) {}
