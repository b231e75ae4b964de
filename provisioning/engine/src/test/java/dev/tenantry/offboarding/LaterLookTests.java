package dev.tenantry.offboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.offboarding.Certificate.DeletionWait;
import dev.tenantry.offboarding.Certificate.Leaver;
import dev.tenantry.offboarding.Certificate.Waiting;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.DepartingTenants;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaterLookTests {

    private static final Instant CLOSED = Instant.parse("2026-11-26T10:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/1";

    private final TestDatabase database = TestDatabase.create();
    private final TenantId tenant = TenantId.random();
    private final CertificateRows rows = new CertificateRows(database.jdbc());
    private final CertificateSeal seal = new CertificateSeal(() -> new byte[32]);
    private final List<AuditEntry> audited = new ArrayList<>();
    private final List<Notice> told = new ArrayList<>();
    private List<String> there = List.of();
    private List<String> waiting = List.of();
    private boolean shut;

    /** Of a tenant that is closed. */
    private static final class Closed implements DepartingTenants {

        @Override
        public boolean isLeaving(TenantId tenant) {
            return false;
        }

        @Override
        public boolean isClosed(TenantId tenant) {
            return true;
        }

        @Override
        public Optional<TenantProfile> closed(TenantId tenant) {
            return Optional.of(Profiles.acme());
        }
    }

    /** Keeps what is recorded; nothing else is asked of it here. */
    private final class Kept implements Audit {

        @Override
        public void record(AuditEntry entry) {
            audited.add(entry);
        }

        @Override
        public IntentId intend(AuditEntry entry) {
            throw new AssertionError("looking has no effect: " + entry);
        }

        @Override
        public void conclude(IntentId intent, Outcome outcome) {
            throw new AssertionError("looking has no effect: " + intent);
        }

        @Override
        public void settle(TenantId tenant, Map<String, String> about) {
            throw new AssertionError("looking has no effect: " + about);
        }
    }

    @BeforeEach
    void issue() {
        Certificate first = new Certificate(
                Certificate.FORM,
                1,
                false,
                CLOSED,
                new Leaver(tenant.value(), "acme", "Acme GmbH", "111122223333", "eu-central-1"),
                List.of(),
                "they have it",
                List.of(),
                CLOSED,
                List.of(new Waiting(DeletionWait.KEY_WINDOW, "TERRAFORM", "aws_kms_key.data", CLOSED.plus(WINDOW))),
                List.of());
        database.scope()
                .inProvider(() -> rows.insert(
                        tenant, new RunId(UUID.randomUUID()), first, seal.sign(CertificateJson.canonical(first))));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void look(Duration after) {
        new LaterLook(
                        database.scope(),
                        rows,
                        seal,
                        new Closed(),
                        (target, of) -> {
                            if (shut) {
                                throw new OutsideFailure(
                                        OutsideSystem.AWS, OutsideFailure.Kind.NOT_AUTHORIZED, "the role is gone");
                            }
                            return there;
                        },
                        (target, of) -> waiting,
                        new Kept(),
                        told::add,
                        Clock.fixed(CLOSED.plus(after), ZoneOffset.UTC))
                .lookAtAll();
    }

    private List<IssuedCertificate> issued() {
        return database.scope().asTenant(tenant, () -> rows.of(tenant));
    }

    @Test
    void nobody_looks_before_the_last_date() {
        look(WINDOW.minusSeconds(1));

        assertThat(issued()).hasSize(1);
    }

    @Test
    void certifies_once_that_nothing_waits_any_more() {
        look(WINDOW.plusDays(1));
        look(WINDOW.plusDays(2));

        assertThat(issued()).hasSize(2);
        Certificate newest = issued().getFirst().certificate();
        assertThat(newest.complete()).isTrue();
        assertThat(newest.number()).isEqualTo(2);
        assertThat(newest.waiting()).isEmpty();
        assertThat(newest.lookedOnceMoreAt()).isEqualTo(CLOSED.plus(WINDOW.plusDays(1)));
        assertThat(audited).extracting(AuditEntry::act).containsExactly("tenant.deletion-certified");
    }

    @Test
    void certifies_nothing_as_long_as_something_is_there_or_waits() {
        waiting = List.of(KEY);
        look(WINDOW.plusDays(1));
        waiting = List.of();
        there = List.of(KEY);
        look(WINDOW.plusDays(2));

        assertThat(issued()).hasSize(1);
        assertThat(told)
                .extracting(Notice::kind, notice -> notice.facts().get("found"))
                .containsExactly(tuple(NoticeKind.LEFTOVERS, "Leftovers.THERE"));
    }

    @Test
    void certifies_nothing_that_it_cannot_see() {
        shut = true;
        look(WINDOW.plusDays(1));

        assertThat(issued()).hasSize(1);
        assertThat(told).extracting(notice -> notice.facts().get("found")).containsExactly("Leftovers.UNSEEN");
    }

    @Test
    void tells_people_once_a_week_and_not_after_all_is_gone() {
        there = List.of(KEY);
        look(WINDOW.plusDays(1));
        look(WINDOW.plusDays(7));
        assertThat(told).hasSize(1);
        look(WINDOW.plusDays(8));
        assertThat(told).hasSize(2);
        there = List.of();
        look(WINDOW.plusDays(30));
        look(WINDOW.plusDays(60));
        assertThat(told).hasSize(2);
    }
}
