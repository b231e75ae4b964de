package dev.tenantry.tenantside;

import java.net.URI;

/**
 * The tenant's Open WebUI as seen from inside its network.
 *
 * @param address base address, without a trailing slash
 * @param adminEmail the provider's own administrator there
 */
public record AssistantTarget(URI address, String adminEmail, SecretRef adminPassword) {}
