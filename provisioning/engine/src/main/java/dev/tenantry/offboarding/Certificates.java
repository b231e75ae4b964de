package dev.tenantry.offboarding;

import dev.tenantry.database.TenantScope;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.RunRecords;
import dev.tenantry.runs.RunRecords.Recorded;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Issues a tenant's certificates, each once. */
@Component
@EnableConfigurationProperties(OffboardingSettings.class)
class Certificates implements Certifying {

    private final TenantScope scope;
    private final RunRecords records;
    private final CertificateRows rows;
    private final CertificateSeal seal;
    private final OffboardingSettings settings;
    private final Clock clock;

    Certificates(
            TenantScope scope,
            RunRecords records,
            CertificateRows rows,
            CertificateSeal seal,
            OffboardingSettings settings,
            Clock clock) {
        this.scope = scope;
        this.records = records;
        this.rows = rows;
        this.seal = seal;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean isIssued(TenantId tenant, RunId run) {
        return scope.asProvider(() -> rows.isIssued(tenant, run));
    }

    @Override
    public void issue(StepContext context) {
        if (isIssued(context.tenant(), context.run())) {
            return;
        }
        Certificate certificate = scope.asProvider(() -> draft(context));
        CertificateSeal.Signature signature = seal.sign(CertificateJson.canonical(certificate));
        context.effect(
                OutsideSystem.PORTAL,
                "tenant.deletion-certified",
                context.tenant().toString(),
                details(certificate, signature),
                () -> scope.asProvider(() -> rows.insert(context.tenant(), context.run(), certificate, signature)));
        context.log().info("certificate of deletion " + certificate.number() + " issued");
    }

    /** What audit keeps of it. */
    static Map<String, String> details(Certificate certificate, CertificateSeal.Signature signature) {
        return Map.of(
                "number", Integer.toString(certificate.number()),
                "complete", Boolean.toString(certificate.complete()),
                "key", CertificateSeal.fingerprint(signature.publicKey()),
                "signature", signature.value());
    }

    private Certificate draft(StepContext context) {
        List<Recorded> runs = records.ofKind(context.tenant(), RunKind.OFFBOARD);
        int number = rows.of(context.tenant()).size() + 1;
        return new CertificateDraft(context.tenant(), Departures.of(context), runs)
                .issue(number, clock.instant(), sweptAt(context.run(), runs), settings.keepInvoicesYears());
    }

    private static Instant sweptAt(RunId run, List<Recorded> runs) {
        return runs.stream()
                .map(Recorded::run)
                .filter(each -> each.id().equals(run))
                .flatMap(each -> each.steps().stream())
                .filter(step -> step.key().name().equals(SweepStep.NAME))
                .map(RunStep::finishedAt)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was looked for once more in run " + run));
    }
}
