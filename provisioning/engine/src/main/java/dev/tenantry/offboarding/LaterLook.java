package dev.tenantry.offboarding;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.aws.TaggedObjects;
import dev.tenantry.aws.WaitingObjects;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.offboarding.CertificateRows.Incomplete;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenants.DepartingTenants;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks again when all that a tenant left waiting should be gone, and issues the complete certificate if nothing is there any more.
 * Where it cannot look, or something is still there, the next day looks again, and people are told once a week.
 */
@Component
class LaterLook {

    private static final Logger log = LoggerFactory.getLogger(LaterLook.class);

    /** A week, less what two looks at the same hour may lie apart. */
    private static final Duration AGAIN = Duration.ofDays(7).minusHours(12);

    private final TenantScope scope;
    private final CertificateRows rows;
    private final CertificateSeal seal;
    private final DepartingTenants tenants;
    private final TaggedObjects tagged;
    private final WaitingObjects waiting;
    private final Audit audit;
    private final Notifications notifications;
    private final Clock clock;

    LaterLook(
            TenantScope scope,
            CertificateRows rows,
            CertificateSeal seal,
            DepartingTenants tenants,
            TaggedObjects tagged,
            WaitingObjects waiting,
            Audit audit,
            Notifications notifications,
            Clock clock) {
        this.scope = scope;
        this.rows = rows;
        this.seal = seal;
        this.tenants = tenants;
        this.tagged = tagged;
        this.waiting = waiting;
        this.audit = audit;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Daily. Two nodes that look at once issue one certificate. */
    @Scheduled(cron = "${tenantry.offboarding.look-at:0 29 4 * * *}", zone = "UTC")
    void lookAtAll() {
        scope.asProvider(rows::incomplete).stream()
                .filter(each -> each.certificate().isDue(clock.instant()))
                .forEach(this::look);
    }

    private void look(Incomplete incomplete) {
        tenants.closed(incomplete.tenant()).ifPresent(agreed -> {
            try {
                List<String> left = left(incomplete, agreed.aws());
                if (left.isEmpty()) {
                    complete(incomplete);
                } else {
                    log.warn("of tenant {}, which has left, there is still {}", incomplete.tenant(), left);
                    tell(incomplete.tenant(), agreed.slug().value(), Leftovers.THERE);
                }
            } catch (OutsideFailure failure) {
                log.warn("nobody can look what is left of tenant {}", incomplete.tenant(), failure);
                tell(incomplete.tenant(), agreed.slug().value(), Leftovers.UNSEEN);
            }
        });
    }

    private List<String> left(Incomplete incomplete, AwsTarget account) {
        return Stream.of(tagged.of(account, incomplete.tenant()), waiting.waiting(account, incomplete.tenant()))
                .flatMap(List::stream)
                .toList();
    }

    /** What is known of things that should be gone; the portal has a sentence for each. */
    private enum Leftovers {
        THERE,
        UNSEEN
    }

    private void tell(TenantId tenant, String slug, Leftovers found) {
        Instant now = clock.instant();
        scope.inProvider(() -> {
            if (rows.tell(tenant, now, now.minus(AGAIN))) {
                notifications.tell(new Notice(
                        NoticeKind.LEFTOVERS,
                        tenant,
                        Map.of("tenant", slug, "found", "Leftovers." + found.name()),
                        "tenants/" + tenant));
            }
        });
    }

    private void complete(Incomplete incomplete) {
        Certificate certificate = incomplete.certificate().completed(clock.instant());
        CertificateSeal.Signature signature = seal.sign(CertificateJson.canonical(certificate));
        scope.inProvider(() -> {
            if (rows.insert(incomplete.tenant(), incomplete.run(), certificate, signature)) {
                audit.record(AuditEntry.of(
                        incomplete.tenant(),
                        new Actor.Portal("certificates"),
                        "tenant.deletion-certified",
                        new AuditEntry.Subject("tenant", incomplete.tenant().toString()),
                        Certificates.details(certificate, signature)));
            }
        });
    }
}
