package dev.tenantry.onboarding;

import dev.tenantry.aws.CacheUsers;
import dev.tenantry.aws.SecretValues;
import dev.tenantry.onboarding.SecretPiece.Source;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.ToolTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts the tenant's secrets into its own Secrets Manager; nobody on the provider's side can read them there (R7.3). */
@Component
class SecretsStep extends StepOfPieces {

    static final String NAME = "secrets";

    SecretsStep(SecretValues values, CacheUsers users, InfrastructureSettings settings, ToolTokens tools) {
        super(
                new StepKey(NAME, 1),
                StepTraits.calls(OutsideSystem.AWS),
                List.of(
                        piece(values, "runner", anybody -> true, of -> random(of.signingKey())),
                        piece(values, "open-webui", anybody -> true, of -> random(of.adminPassword(), of.sessionKey())),
                        piece(values, "qdrant", anybody -> true, of -> random(of.vectorsKey(), of.vectorsReadKey())),
                        piece(values, "database", SecretsStep::hasDatabase, of -> random(of.databasePassword())),
                        piece(values, "cache", SecretsStep::hasCache, of -> random(of.cachePassword())),
                        new CachePasswordPiece(users, settings),
                        piece(values, "gateway", SecretsStep::isExternal, of -> known(of.gatewayKey())),
                        new ToolTokensPiece(values, tools),
                        // last, since it waits for a person
                        new BroughtSecretPiece(
                                values, SignInSecret.NAME, "client-secret", SecretsStep::signsInElsewhere)));
    }

    private static Piece piece(
            SecretValues values,
            String name,
            Predicate<StepContext> wanted,
            Function<AccountSecrets, Map<SecretRef, Source>> members) {
        return new SecretPiece(values, name, wanted, context -> members.apply(ofAccount(context)));
    }

    private static AccountSecrets ofAccount(StepContext context) {
        return new AccountSecrets(context.profile().slug());
    }

    /** A stack of an earlier release has none; as long as none stands, it will. */
    private static boolean hasDatabase(StepContext context) {
        SecretPlaces places = SecretPlaces.of(context.outputsOf(InfrastructureStep.NAME));
        return places.arns().isEmpty() || places.arn("database").isPresent();
    }

    private static boolean hasCache(StepContext context) {
        SecretPlaces places = SecretPlaces.of(context.outputsOf(InfrastructureStep.NAME));
        return places.arns().isEmpty()
                ? context.profile().size() != SizeProfile.S
                : places.arn("cache").isPresent();
    }

    private static boolean isExternal(StepContext context) {
        return context.profile().dataPolicy() == DataPolicy.EXTERNAL;
    }

    private static boolean signsInElsewhere(StepContext context) {
        return context.profile().signIn().usesOpenIdConnect();
    }

    private static Map<SecretRef, Source> random(SecretRef... refs) {
        return Arrays.stream(refs).collect(Collectors.toMap(ref -> ref, ref -> SecretPiece.RANDOM));
    }

    private static Map<SecretRef, Source> known(SecretRef ref) {
        return Map.of(ref, SecretPiece.KNOWN);
    }
}
