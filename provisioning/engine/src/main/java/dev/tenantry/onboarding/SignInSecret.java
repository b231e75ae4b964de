package dev.tenantry.onboarding;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.aws.SecretValues;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.SecretRef;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client secret of the employees' sign-in, on its way from the person who knows it into the tenant's own Secrets Manager.
 * The portal keeps it nowhere, not even encrypted, and nobody on the provider's side can read it back (R7.3).
 */
@UseCase
public class SignInSecret {

    /** Longer ones are no client secrets. */
    public static final int LONGEST = 4_096;

    /** The step of a run that waits for it. */
    public static final String STEP = SecretsStep.NAME;

    /** The act under which the audit trail tells of it; how that ended stands beneath the act with {@code .concluded}. */
    public static final String BROUGHT = "tenant.sign-in-secret-brought";

    /** The name of the secret in the stack. */
    static final String NAME = "sign-in";

    private final TenantReading tenants;
    private final RunReading runs;
    private final SecretValues values;
    private final Audit audit;
    private final CurrentActor caller;

    SignInSecret(TenantReading tenants, RunReading runs, SecretValues values, Audit audit, CurrentActor caller) {
        this.tenants = tenants;
        this.runs = runs;
        this.values = values;
        this.audit = audit;
        this.caller = caller;
    }

    /** Whether there is a place for it. */
    public enum Place {
        /** This tenant's sign-in has no client secret. */
        NOT_WANTED,
        /** The tenant's Secrets Manager does not stand yet; a run will make it, and wait. */
        NOT_BUILT,
        READY
    }

    /** What became of a secret that was brought. */
    public sealed interface Brought {

        record Written() implements Brought {}

        /** There is no place for it, or it cannot be one. */
        record Refused() implements Brought {}

        /**
         * AWS did not take it; nothing is known of the secret.
         *
         * @param kind what went wrong
         */
        record Failed(OutsideFailure.Kind kind) implements Brought {}
    }

    /** Asks only what is stored, not AWS. */
    @Allow(
            value = {OPERATOR, PROVIDER_ADMIN, TENANT_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public Place place(TenantId tenant) {
        TenantProfile profile = profile(tenant);
        if (!profile.signIn().usesOpenIdConnect()) {
            return Place.NOT_WANTED;
        }
        return arn(tenant).isPresent() ? Place.READY : Place.NOT_BUILT;
    }

    /** Writes it as the current value; a second time replaces it. Takes a few seconds at most. */
    @Allow(
            value = {OPERATOR, PROVIDER_ADMIN, TENANT_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public Brought bring(TenantId tenant, String secret) {
        TenantProfile profile = profile(tenant);
        Optional<String> arn = arn(tenant);
        String clean = secret.strip();
        if (!profile.signIn().usesOpenIdConnect() || arn.isEmpty() || clean.isEmpty() || clean.length() > LONGEST) {
            return new Brought.Refused();
        }
        return write(tenant, profile, arn.get(), clean);
    }

    /** What AWS says is not passed on: it might repeat what it was sent. */
    private Brought write(TenantId tenant, TenantProfile profile, String arn, String secret) {
        SecretRef ref = new AccountSecrets(profile.slug()).signInSecret();
        String value = JsonMapper.shared().writeValueAsString(Map.of(String.valueOf(ref.key()), secret));
        Audit.IntentId intent = audit.intend(AuditEntry.of(
                tenant,
                caller.actor(),
                BROUGHT,
                new AuditEntry.Subject("tenant", tenant.toString()),
                Map.of("secret", NAME)));
        try {
            values.bring(profile.aws(), arn, value);
            audit.conclude(intent, Audit.Outcome.DONE);
            return new Brought.Written();
        } catch (OutsideFailure failure) {
            audit.conclude(intent, outcome(failure.kind()));
            return new Brought.Failed(failure.kind());
        }
    }

    private static Audit.Outcome outcome(OutsideFailure.Kind kind) {
        return switch (kind) {
            case TIMEOUT, ANSWER_LOST, BROKEN, NOT_UNDERSTOOD -> Audit.Outcome.UNKNOWN;
            case DOWN, RATE_LIMITED, NOT_AUTHORIZED, NOT_FOUND, ALREADY_EXISTS, REJECTED, FORBIDDEN_ADDRESS ->
                Audit.Outcome.NOT_DONE;
        };
    }

    private TenantProfile profile(TenantId tenant) {
        return tenants.tenant(tenant)
                .orElseThrow(() -> new NotFound("tenant"))
                .profile()
                .orElseThrow(() -> new NotFound("tenant"));
    }

    /** As the newest run that still stands says. */
    private Optional<String> arn(TenantId tenant) {
        return runs.listOf(tenant, RunFilter.of(tenant)).runs().stream()
                .filter(run -> run.state() != RunState.ROLLED_BACK)
                .map(run -> runs.run(tenant, run.id()).map(RunDetail::run).flatMap(SignInSecret::arn))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> arn(Run run) {
        return run.steps().stream()
                .filter(step -> Objects.equals(step.key().name(), InfrastructureStep.NAME))
                .findFirst()
                .flatMap(step -> SecretPlaces.of(step.outputs()).arn(NAME));
    }
}
