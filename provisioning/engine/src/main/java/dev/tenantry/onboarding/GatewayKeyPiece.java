package dev.tenantry.onboarding;

import dev.tenantry.models.GatewayKey;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.AccountSecrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The key that the tenant's assistant calls models with. Its secret is made and kept here before the gateway hears of it, so
 * that a lost answer leaves no key that nobody knows. A LOCAL tenant has none.
 */
final class GatewayKeyPiece implements Piece {

    private static final String PURPOSE = "assistant";

    private final ModelGateway gateway;

    GatewayKeyPiece(ModelGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Saying called() {
        return OnboardingPhrase.KEY.say();
    }

    private static String alias(StepContext context) {
        return GatewayTeamPiece.id(context).keyAlias(PURPOSE);
    }

    private static boolean isWanted(StepContext context) {
        return context.profile().dataPolicy() == DataPolicy.EXTERNAL;
    }

    private static Set<String> models(TenantProfile profile) {
        return Set.copyOf(profile.models());
    }

    private static String secretName(StepContext context) {
        return AccountSecrets.portalName(new AccountSecrets(context.profile().slug()).gatewayKey());
    }

    private static boolean isOurs(StepContext context, GatewayKey key) {
        return key.models().equals(models(context.profile()))
                && key.team().equals(GatewayTeamPiece.id(context))
                && context.secrets().get(secretName(context)).filter(key::isOf).isPresent();
    }

    @Override
    public List<Change> plan(StepContext context) {
        boolean done =
                gateway.key(alias(context)).filter(key -> isOurs(context, key)).isPresent();
        if (!isWanted(context) || done) {
            return List.of();
        }
        return List.of(Changes.create(
                OutsideSystem.LITELLM,
                "key",
                alias(context),
                Map.of(
                        "models",
                        Value.known(String.join(", ", new TreeSet<>(models(context.profile())))),
                        "secret",
                        Value.unknown())));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        if (!isWanted(context)) {
            return Facts.none();
        }
        Optional<GatewayKey> now = gateway.key(alias(context));
        if (now.isPresent() && !isOurs(context, now.get())) {
            delete(context);
            now = Optional.empty();
        }
        if (now.isEmpty()) {
            create(context);
        }
        return Facts.of("key-alias", alias(context));
    }

    private void create(StepContext context) {
        String secret = context.secrets().getOrCreate(secretName(context), () -> RandomSecret.of("sk-"));
        Map<String, String> details =
                Map.of("models", String.join(", ", context.profile().models()));
        context.effect(OutsideSystem.LITELLM, "litellm.key.created", alias(context), details, () -> {
            gateway.createKey(GatewayTeamPiece.id(context), alias(context), secret, models(context.profile()));
            return alias(context);
        });
        context.log().info("key " + alias(context) + " made");
    }

    private void delete(StepContext context) {
        context.effect(OutsideSystem.LITELLM, "litellm.key.deleted", alias(context), Map.of(), () -> {
            gateway.deleteKey(alias(context));
            return alias(context);
        });
    }

    @Override
    public List<Saying> differences(StepContext context) {
        Optional<GatewayKey> now = gateway.key(alias(context));
        if (!isWanted(context)) {
            return now.isPresent() ? List.of(OnboardingPhrase.LOCAL_HAS_KEY.say(alias(context))) : List.of();
        }
        return now.filter(key -> isOurs(context, key)).isPresent()
                ? List.of()
                : List.of(OnboardingPhrase.KEY_DIFFERS.say(alias(context)));
    }

    @Override
    public void undo(StepContext context) {
        if (gateway.key(alias(context)).isPresent()) {
            delete(context);
        }
        context.secrets().remove(secretName(context));
    }

    @Override
    public List<Change> removal(StepContext context) {
        return gateway
                .key(alias(context))
                .map(key -> Changes.destroy(OutsideSystem.LITELLM, "key", alias(context)))
                .stream()
                .toList();
    }

    @Override
    public List<Saying> left(StepContext context) {
        return gateway.key(alias(context)).isPresent()
                ? List.of(StepPhrase.STILL_THERE.say(called(), alias(context)))
                : List.of();
    }
}
