package dev.tenantry.tenantside;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.StepContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The tenant's Open WebUI as seen from inside its network.
 *
 * @param address base address, without a trailing slash
 * @param adminEmail the provider's own administrator there
 * @param loadBalancer what the address's name must lead to; null where names lead there by themselves
 */
public record AssistantTarget(
        URI address,
        String adminEmail,
        SecretRef adminPassword,
        @Nullable String loadBalancer) {

    private static final String STEP = "application";
    private static final String ADDRESS = "assistant-address";
    private static final String ADMIN = "assistant-admin";
    /** The record that the customer sets in its DNS: this name is an alias of the load balancer's. */
    public static final String RECORD_NAME = "dns-record-name";

    public static final String RECORD_TARGET = "dns-record-target";

    /** One whose name leads there by itself. */
    public AssistantTarget(URI address, String adminEmail, SecretRef adminPassword) {
        this(address, adminEmail, adminPassword, null);
    }

    /** The same behind this load balancer; unchanged where there is none. */
    public AssistantTarget behind(@Nullable String balancer) {
        return new AssistantTarget(address, adminEmail, adminPassword, balancer);
    }

    /** What the step that deploys the assistant hands on. */
    public Facts facts() {
        Facts facts = Facts.of(ADDRESS, address.toString()).with(ADMIN, adminEmail);
        return loadBalancer == null
                ? facts
                : facts.with(RECORD_NAME, address.getHost()).with(RECORD_TARGET, loadBalancer);
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
                new AccountSecrets(context.profile().slug()).adminPassword(),
                facts.get(RECORD_TARGET).orElse(null));
    }
}
