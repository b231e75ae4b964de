package dev.tenantry.onboarding;

import dev.tenantry.aws.CacheUsers;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenantside.AccountSecrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The password of the assistant's user in Valkey, which the stack makes without one so that none is in its state (R5.6, R7.3).
 * An emulated stack has no Valkey.
 */
final class CachePasswordPiece implements Piece {

    private final CacheUsers users;
    private final InfrastructureSettings settings;

    CachePasswordPiece(CacheUsers users, InfrastructureSettings settings) {
        this.users = users;
        this.settings = settings;
    }

    @Override
    public Saying called() {
        return OnboardingPhrase.CACHE_PASSWORD.say();
    }

    /** As long as no stack stands, the size decides whether there will be one. */
    private boolean isWanted(StepContext context) {
        Facts stack = context.outputsOf(InfrastructureStep.NAME);
        return settings.emulator() == null
                && (stack.values().isEmpty()
                        ? context.profile().size() != SizeProfile.S
                        : user(context).isPresent());
    }

    private static Optional<String> user(StepContext context) {
        return context.outputsOf(InfrastructureStep.NAME)
                .get("cache")
                .map(JsonMapper.shared()::readTree)
                .map(cache -> cache.path("user_id"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }

    private boolean isDone(StepContext context) {
        return user(context)
                .filter(id -> users.hasPassword(context.profile().aws(), id))
                .isPresent();
    }

    @Override
    public List<Change> plan(StepContext context) {
        return !isWanted(context) || isDone(context)
                ? List.of()
                : List.of(Changes.create(
                        OutsideSystem.AWS, "cache_password", "assistant", Map.of("password", Value.unknown())));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        user(context).filter(id -> isWanted(context) && !isDone(context)).ifPresent(id -> {
            String password = context.secrets()
                    .require(AccountSecrets.portalName(
                            new AccountSecrets(context.profile().slug()).cachePassword()));
            context.effect(OutsideSystem.AWS, "aws.cache.password.set", id, Map.of("user", id), () -> {
                users.setPassword(context.profile().aws(), id, password);
                return id;
            });
            context.log().info("password of the user " + id + " in Valkey set");
        });
        return Facts.none();
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return !isWanted(context) || isDone(context) ? List.of() : List.of(OnboardingPhrase.CACHE_CLOSED.say());
    }

    /** The user goes with the stack. */
    @Override
    public void undo(StepContext context) {
        context.log().info("the user in Valkey goes with the stack");
    }

    /** The user goes with the stack. */
    @Override
    public List<Change> removal(StepContext context) {
        return List.of();
    }

    /** It goes with the stack, which is looked for as a whole. */
    @Override
    public List<Saying> left(StepContext context) {
        return List.of();
    }
}
