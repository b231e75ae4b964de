package dev.tenantry.onboarding;

import dev.tenantry.aws.SecretValues;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.Value;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The value of one of the secrets that the stack made empty. What we invent is kept in the portal first, so that a lost
 * answer changes nothing; what is undone is undone with the stack.
 *
 * @param name of the secret in the stack
 * @param wanted whether this tenant has it
 * @param members its members, and how each is found or made
 */
record SecretPiece(
        SecretValues values,
        String name,
        Predicate<StepContext> wanted,
        Function<StepContext, Map<SecretRef, Source>> members)
        implements Piece {

    /** Where a member's value comes from. */
    @FunctionalInterface
    interface Source {

        /** The value, in clear; throws {@link IllegalStateException} naming it if somebody else had to bring it. */
        String of(StepContext context, String portalName);
    }

    /** Invented by us, once. */
    static final Source RANDOM = (context, name) -> context.secrets().getOrCreate(name, () -> RandomSecret.of(""));

    /** Brought by an earlier step. */
    static final Source KNOWN = (context, name) -> context.secrets().require(name);

    @Override
    public Saying called() {
        return OnboardingPhrase.SECRET.say(name);
    }

    private String value(StepContext context) {
        Map<String, String> value = new TreeMap<>();
        members.apply(context)
                .forEach((ref, source) ->
                        value.put(String.valueOf(ref.key()), source.of(context, AccountSecrets.portalName(ref))));
        return JsonMapper.shared().writeValueAsString(value);
    }

    private Optional<String> arn(StepContext context) {
        return SecretPlaces.of(context.outputsOf(InfrastructureStep.NAME)).arn(name);
    }

    private boolean isDone(StepContext context) {
        return arn(context)
                .filter(arn -> values.isCurrent(context.profile().aws(), arn, value(context)))
                .isPresent();
    }

    @Override
    public List<Change> plan(StepContext context) {
        if (!wanted.test(context) || (arn(context).isPresent() && isDone(context))) {
            return List.of();
        }
        Map<String, Value> attributes = new TreeMap<>();
        members.apply(context).keySet().forEach(ref -> attributes.put(String.valueOf(ref.key()), Value.unknown()));
        return List.of(Changes.create(OutsideSystem.AWS, "secret_value", name, attributes));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        if (wanted.test(context) && !isDone(context)) {
            String arn = arn(context)
                    .orElseThrow(() -> new StepFailed(Failure.of(
                            FailureClass.DEPENDENCY, OutsideSystem.AWS, name, OnboardingPhrase.NO_SECRET.say(name))));
            String value = value(context);
            context.effect(OutsideSystem.AWS, "aws.secret.written", arn, Map.of("secret", name), () -> {
                values.put(context.profile().aws(), arn, value);
                return arn;
            });
            context.log().info("secret " + name + " written");
        }
        return Facts.none();
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return !wanted.test(context) || isDone(context)
                ? List.of()
                : List.of(OnboardingPhrase.SECRET_DIFFERS.say(name));
    }

    /** The value goes with the secret, which is the stack's. */
    @Override
    public void undo(StepContext context) {
        context.log().info("secret " + name + " goes with the stack");
    }

    /** The value goes with the secret, which is the stack's. */
    @Override
    public List<Change> removal(StepContext context) {
        return List.of();
    }

    /** It lies in the stack, which is looked for as a whole. */
    @Override
    public List<Saying> left(StepContext context) {
        return List.of();
    }
}
