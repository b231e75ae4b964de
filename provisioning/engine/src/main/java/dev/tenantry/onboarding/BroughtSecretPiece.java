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
import dev.tenantry.tenantside.SecretPlaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A secret that only a person can bring, straight into the tenant's own Secrets Manager ({@link SignInSecret}): the portal
 * never has it, so the step can but see whether it is there, and wait if it is not.
 *
 * @param name of the secret in the stack
 * @param member its only member
 * @param wanted whether this tenant has it
 */
record BroughtSecretPiece(SecretValues values, String name, String member, Predicate<StepContext> wanted)
        implements Piece {

    @Override
    public Saying called() {
        return OnboardingPhrase.SECRET.say(name);
    }

    private Optional<String> arn(StepContext context) {
        return SecretPlaces.of(context.outputsOf(InfrastructureStep.NAME)).arn(name);
    }

    private boolean isThere(StepContext context) {
        return arn(context)
                .filter(arn -> values.isFilled(context.profile().aws(), arn))
                .isPresent();
    }

    @Override
    public List<Change> plan(StepContext context) {
        return !wanted.test(context) || isThere(context)
                ? List.of()
                : List.of(Changes.create(OutsideSystem.AWS, "secret_value", name, Map.of(member, Value.unknown())));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        if (wanted.test(context) && !isThere(context)) {
            Saying cause = OnboardingPhrase.NO_SECRET_BROUGHT.say(
                    String.valueOf(context.profile().signIn().issuer()));
            throw new StepFailed(Failure.of(FailureClass.CONFIG, OutsideSystem.PORTAL, name, cause));
        }
        return Facts.none();
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return !wanted.test(context) || isThere(context) ? List.of() : List.of(OnboardingPhrase.SECRET_EMPTY.say(name));
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
