package dev.tenantry.onboarding;

import dev.tenantry.aws.SecretValues;
import dev.tenantry.onboarding.SecretPiece.Source;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Puts the tenant's secrets into its own Secrets Manager; nobody on the provider's side can read them there (R7.3). */
@Component
class SecretsStep extends StepOfPieces {

    static final String NAME = "secrets";

    private static final Predicate<TenantProfile> EVERYBODY = profile -> true;

    SecretsStep(SecretValues values) {
        super(
                new StepKey(NAME, 1),
                StepTraits.calls(OutsideSystem.AWS),
                List.of(
                        piece(values, "runner", EVERYBODY, of -> random(of.signingKey())),
                        piece(values, "open-webui", EVERYBODY, of -> random(of.adminPassword(), of.sessionKey())),
                        piece(values, "qdrant", EVERYBODY, of -> random(of.vectorsKey(), of.vectorsReadKey())),
                        piece(values, "gateway", SecretsStep::isExternal, of -> known(of.gatewayKey())),
                        new BroughtSecretPiece(
                                values, SignInSecret.NAME, "client-secret", SecretsStep::signsInElsewhere)));
    }

    private static Piece piece(
            SecretValues values,
            String name,
            Predicate<TenantProfile> wanted,
            Function<AccountSecrets, Map<SecretRef, Source>> members) {
        return new SecretPiece(values, name, wanted, members);
    }

    private static boolean isExternal(TenantProfile profile) {
        return profile.dataPolicy() == DataPolicy.EXTERNAL;
    }

    private static boolean signsInElsewhere(TenantProfile profile) {
        return profile.signIn().usesOpenIdConnect();
    }

    private static Map<SecretRef, Source> random(SecretRef... refs) {
        return java.util.Arrays.stream(refs)
                .collect(java.util.stream.Collectors.toMap(ref -> ref, ref -> SecretPiece.RANDOM));
    }

    private static Map<SecretRef, Source> known(SecretRef ref) {
        return Map.of(ref, SecretPiece.KNOWN);
    }
}
