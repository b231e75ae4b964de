package dev.tenantry.tenantside;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.StepContext;
import java.net.URI;

/**
 * The tenant's Open WebUI as seen from inside its network.
 *
 * @param address base address, without a trailing slash
 * @param adminEmail the provider's own administrator there
 */
public record AssistantTarget(URI address, String adminEmail, SecretRef adminPassword) {

    private static final String STEP = "application";
    private static final String ADDRESS = "assistant-address";
    private static final String ADMIN = "assistant-admin";

    /** What the step that deploys the assistant hands on. */
    public Facts facts() {
        return Facts.of(ADDRESS, address.toString()).with(ADMIN, adminEmail);
    }

    /** Whether the assistant was deployed in this run. */
    public static boolean isThere(StepContext context) {
        return context.outputsOf(STEP).get(ADDRESS).isPresent();
    }

    /** The assistant that was deployed in this run; throws {@link IllegalStateException} if none was. */
    public static AssistantTarget of(StepContext context) {
        Facts facts = context.outputsOf(STEP);
        return new AssistantTarget(
                URI.create(facts.require(ADDRESS)),
                facts.require(ADMIN),
                new AccountSecrets(context.profile().slug()).adminPassword());
    }
}
