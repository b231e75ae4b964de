package dev.tenantry.tenantjobs;

import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.AssistantWishes.Alias;
import dev.tenantry.tenantside.AssistantWishes.Gateway;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a tenant's profile means for its assistant. */
@Component
class Wishes {

    /** The first model has this id for ever, whatever stands behind it. */
    static final String STANDARD = "assistant-standard";

    private final RunnerSettings settings;

    Wishes(RunnerSettings settings) {
        this.settings = settings;
    }

    /** With the gateway's address, which the stack hands on. */
    AssistantWishes of(StepContext context) {
        return wishes(context.profile(), gatewayAddress(context).orElse(null));
    }

    /** Where the tenant's assistant reaches the model gateway. */
    Optional<String> gatewayAddress(StepContext context) {
        return Optional.ofNullable(settings.gatewayAddress())
                .or(() -> StackFacts.of(context).flatMap(StackFacts::gateway));
    }

    /** As far as the profile alone says; an address that only the stack knows stands as a placeholder. */
    AssistantWishes foreseen(StepContext context) {
        return StackFacts.of(context).isPresent()
                ? of(context)
                : wishes(
                        context.profile(),
                        Optional.ofNullable(settings.gatewayAddress()).orElse("https://gateway.invalid/v1"));
    }

    private AssistantWishes wishes(TenantProfile profile, @Nullable String gateway) {
        return new AssistantWishes(
                profile.dataPolicy() == DataPolicy.LOCAL ? null : gateway(profile, gateway),
                URI.create(settings.ollamaAddress()
                        .replace("{slug}", profile.slug().value())),
                aliases(profile.models()),
                STANDARD,
                banner(profile));
    }

    /** Where the assistant may not bear the tenant's name, a line on its start page says whose it is. */
    private static @Nullable String banner(TenantProfile profile) {
        return switch (profile.branding()) {
            case REPLACEABLE -> null;
            case KEPT -> profile.company().displayName();
        };
    }

    private static Gateway gateway(TenantProfile profile, @Nullable String address) {
        if (address == null) {
            throw new IllegalStateException("neither the stack nor a setting says where the model gateway is");
        }
        return new Gateway(URI.create(address), new AccountSecrets(profile.slug()).gatewayKey(), profile.models());
    }

    static List<Alias> aliases(List<String> models) {
        List<Alias> aliases = new ArrayList<>();
        for (String model : models) {
            aliases.add(
                    aliases.isEmpty()
                            ? new Alias(STANDARD, "Assistant", model)
                            : new Alias("assistant-" + model.replaceAll("[^a-z0-9]+", "-"), model, model));
        }
        return aliases;
    }
}
