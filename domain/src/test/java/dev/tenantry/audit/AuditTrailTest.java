package dev.tenantry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantry.audit.AuditTrail.Flaw;
import dev.tenantry.audit.AuditTrail.Verification;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.notifications.Notice;
import dev.tenantry.tenants.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

class AuditTrailTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00.123456789Z"), ZoneOffset.UTC);
    private static final TenantId ACME = TenantId.random();
    private static final Actor ADA = new Actor.Person(new PersonId(UUID.randomUUID()));

    private final TestDatabase database = TestDatabase.create();
    private final JdbcAudit audit = new JdbcAudit(database.scope(), database.jdbc(), CLOCK);
    private final KeptHeads outside;
    private final List<Notice> told = new ArrayList<>();
    private final AuditTrail trail;

    AuditTrailTest(@TempDir Path outside) {
        this.outside = new KeptHeads(outside);
        TrailRows rows = new TrailRows(database.jdbc());
        this.trail = new AuditTrail(
                rows,
                new ChainCheck(database.jdbc(), this.outside),
                new TrailExport(database.scope(), rows),
                new OpenEffects(database.jdbc()));
    }

    private void aDayPasses() {
        new HeadKeeping(database.scope(), database.jdbc(), outside, told::add, CLOCK).keepAll();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void write(@Nullable TenantId tenant, String act, @Nullable String reason) {
        database.scope()
                .inProvider(() -> audit.record(new AuditEntry(
                        tenant, ADA, act, new AuditEntry.Subject("tenant", "t"), Map.of("b", "2", "a", "1"), reason)));
    }

    private void record(TenantId tenant, Actor actor, AuditEntry.Subject subject, String reason) {
        database.scope()
                .inProvider(
                        () -> audit.record(new AuditEntry(tenant, actor, "tenant.renamed", subject, Map.of(), reason)));
    }

    private Verification verify() {
        return database.scope().asProvider(() -> trail.verifyOf(ACME));
    }

    @Test
    void entries_form_a_chain_that_verifies() {
        write(ACME, "tenant.created", "because");
        write(ACME, "tenant.submitted", "because");
        assertThat(verify()).isEqualTo(new Verification.Whole(2));
        TrailPage page = database.scope().asProvider(() -> trail.listOf(ACME, TrailFilter.all()));
        assertThat(page.entries()).extracting(TrailEntry::reason).containsOnly("because");
        assertThat(page.entries().getFirst().actor()).isEqualTo(ADA);
    }

    @Test
    void chain_that_is_written_while_it_is_read_is_whole() {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int entry = 0; entry < 300; entry++) {
                write(ACME, "tenant.created", "because");
            }
        });
        List<Verification> found = new ArrayList<>();
        do {
            found.add(verify());
        } while (!writing.isDone());
        writing.join();
        assertThat(found).allSatisfy(one -> assertThat(one).isInstanceOf(Verification.Whole.class));
        assertThat(verify()).isEqualTo(new Verification.Whole(300));
    }

    @Test
    void head_that_was_set_back_is_found() {
        write(ACME, "tenant.created", "because");
        write(ACME, "tenant.created", "because");
        database.admin().sql("update tenantry.audit_chain set seq = 1").update();
        assertThat(verify()).isEqualTo(new Verification.Broken(3, Flaw.CUT_OFF));
    }

    @Test
    void erased_reason_keeps_the_chain_verifiable() {
        write(ACME, "tenant.created", "Mr. X asked for it");
        database.admin().sql("delete from tenantry.audit_reason").update();
        assertThat(verify()).isEqualTo(new Verification.Whole(1));
    }

    @Test
    void changed_entry_is_found() {
        write(ACME, "tenant.created", "r");
        write(ACME, "tenant.submitted", "r");
        tamper("update tenantry.audit_entry set actor = 'person:" + UUID.randomUUID() + "' where seq = 2");
        assertThat(verify()).isEqualTo(new Verification.Broken(2, Flaw.CHANGED));
    }

    @Test
    void missing_entry_and_cut_end_are_found() {
        for (int count = 0; count < 3; count++) {
            write(ACME, "tenant.created", "r");
        }
        tamper("delete from tenantry.audit_reason");
        tamper("delete from tenantry.audit_entry where seq = 3");
        assertThat(verify()).isEqualTo(new Verification.Broken(3, Flaw.CUT_OFF));
        tamper("delete from tenantry.audit_entry where seq = 1");
        assertThat(verify()).isEqualTo(new Verification.Broken(1, Flaw.MISSING));
    }

    @Test
    void changed_reason_is_found() {
        write(ACME, "tenant.created", "true reason");
        tamper("update tenantry.audit_reason set reason = 'false reason'");
        assertThat(verify()).isEqualTo(new Verification.Broken(1, Flaw.REASON_CHANGED));
    }

    /** As somebody with the server's administrator, past triggers and grants. */
    private void tamper(String sql) {
        database.admin()
                .sql("alter table tenantry.audit_entry disable trigger all")
                .update();
        database.admin().sql(sql).update();
    }

    @Test
    void neither_application_nor_owner_can_change_or_empty_the_trail() {
        write(ACME, "tenant.created", "r");
        for (String sql :
                List.of("update audit_entry set act = 'x'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> database.scope()
                            .inProvider(() -> database.jdbc().sql(sql).update()))
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() ->
                        database.owner().sql("truncate audit_entry cascade").update())
                .hasStackTraceContaining("append-only");
    }

    @Test
    void change_that_fails_leaves_no_entry_and_entry_that_fails_leaves_no_change() {
        assertThatThrownBy(() -> database.scope().inProvider(() -> {
                    audit.record(AuditEntry.of(ACME, ADA, "x", new AuditEntry.Subject("t", "1"), Map.of()));
                    throw new IllegalStateException("the change failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(verify()).isEqualTo(new Verification.Whole(0));
    }

    @Test
    void fifty_writers_at_once_make_one_chain_without_gaps() throws Exception {
        try (var threads = Executors.newFixedThreadPool(50)) {
            threads.invokeAll(IntStream.range(0, 50)
                            .<java.util.concurrent.Callable<Boolean>>mapToObj(number -> () -> {
                                write(ACME, "act." + number, "r");
                                return true;
                            })
                            .toList())
                    .forEach(done -> assertThat(done).succeedsWithin(java.time.Duration.ofSeconds(30)));
        }
        assertThat(verify()).isEqualTo(new Verification.Whole(50));
    }

    @Test
    void announced_effect_stays_open_until_it_is_concluded_once() {
        Audit.IntentId intent =
                audit.intend(AuditEntry.of(ACME, ADA, "litellm.team", new AuditEntry.Subject("t", "1"), Map.of()));
        assertThat(open()).extracting(OpenEffect::intent, OpenEffect::lost).containsExactly(tuple(intent, false));
        audit.conclude(intent, Audit.Outcome.UNKNOWN);
        assertThat(open()).extracting(OpenEffect::intent, OpenEffect::lost).containsExactly(tuple(intent, true));
        audit.conclude(intent, Audit.Outcome.DONE);
        audit.conclude(intent, Audit.Outcome.DONE);
        assertThat(open()).isEmpty();
        assertThat(verify()).isEqualTo(new Verification.Whole(3));
    }

    @Test
    void effect_whose_answer_was_lost_is_concluded_once_what_was_wanted_is_found() {
        var subject = new AuditEntry.Subject("LITELLM", "team");
        Audit.IntentId lost = audit.intend(
                AuditEntry.of(ACME, ADA, "litellm.team", subject, Map.of("run", "1", "step", "gateway@1")));
        audit.conclude(lost, Audit.Outcome.UNKNOWN);
        Audit.IntentId other =
                audit.intend(AuditEntry.of(ACME, ADA, "litellm.key", subject, Map.of("run", "1", "step", "secrets@1")));
        audit.settle(ACME, Map.of("run", "1", "step", "gateway@1"));
        audit.settle(ACME, Map.of("run", "1", "step", "gateway@1"));
        assertThat(open()).extracting(OpenEffect::intent).containsExactly(other);
        assertThat(verify()).isEqualTo(new Verification.Whole(4));
    }

    private List<OpenEffect> open() {
        List<OpenEffect> all = database.scope().asProvider(trail::openEffects);
        assertThat(database.scope().asTenant(ACME, () -> trail.openEffectsOf(ACME)))
                .isEqualTo(all);
        return all;
    }

    @Test
    void erasing_a_person_takes_the_reasons_by_and_about_them_and_keeps_the_chain_verifiable() {
        PersonId person = ((Actor.Person) ADA).id();
        write(ACME, "tenant.created", "Ada wrote this");
        record(ACME, new Actor.Portal("s"), new AuditEntry.Subject("person", person.toString()), "about Ada");
        record(ACME, new Actor.Portal("s"), new AuditEntry.Subject("tenant", "t"), "of no one");
        assertThat(database.scope().asProvider(() -> new ReasonErasure(database.jdbc()).of(person)))
                .isEqualTo(2);
        assertThat(database.scope()
                        .asProvider(() -> trail.listOf(ACME, TrailFilter.all()))
                        .entries())
                .extracting(TrailEntry::reason)
                .containsOnly("of no one", null);
        assertThat(verify()).isEqualTo(new Verification.Whole(3));
    }

    @Test
    void tenants_scope_can_neither_change_nor_erase_a_reason() {
        write(ACME, "tenant.created", "r");
        for (String sql : List.of("update audit_reason set reason = 'x'", "delete from audit_reason")) {
            assertThatThrownBy(() -> database.scope()
                            .inTenant(ACME, () -> database.jdbc().sql(sql).update()))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void history_rewritten_with_all_its_hashes_contradicts_what_was_kept_outside() {
        write(ACME, "tenant.created", null);
        write(ACME, "tenant.submitted", null);
        aDayPasses();
        write(ACME, "tenant.live", null);
        tamper("delete from tenantry.audit_entry");
        tamper("delete from tenantry.audit_chain");
        for (String act : List.of("tenant.created", "nothing.happened", "tenant.live")) {
            write(ACME, act, null);
        }
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken).isEqualTo(new Verification.Broken(2, Flaw.NOT_AS_KEPT)));
        aDayPasses();
        assertThat(outside.of(ACME.value())).hasSize(1);
        assertThat(told)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.facts())
                        .containsEntry("chain", ACME.toString())
                        .containsEntry("entry", "2"));
    }

    @Test
    void history_cut_back_with_its_head_contradicts_what_was_kept_outside() {
        write(ACME, "tenant.created", null);
        write(ACME, "tenant.submitted", null);
        aDayPasses();
        tamper("delete from tenantry.audit_entry where seq = 2");
        tamper("update tenantry.audit_chain set seq = 1, hash = (select hash from tenantry.audit_entry where seq = 1)");
        assertThat(verify()).isEqualTo(new Verification.Broken(2, Flaw.CUT_OFF));
    }

    @Test
    void head_is_kept_for_each_chain_and_only_when_it_grew() {
        write(ACME, "tenant.created", null);
        write(null, "price.changed", null);
        aDayPasses();
        aDayPasses();
        assertThat(outside.of(ACME.value())).extracting(KeptHeads.Head::seq).containsExactly(1L);
        assertThat(outside.of(JdbcAudit.PROVIDER_CHAIN)).hasSize(1);
        write(ACME, "tenant.submitted", null);
        aDayPasses();
        assertThat(outside.of(ACME.value())).extracting(KeptHeads.Head::seq).containsExactly(1L, 2L);
        assertThat(verify()).isEqualTo(new Verification.Whole(2));
    }

    @Test
    void effect_is_never_announced_inside_a_transaction() {
        assertThatThrownBy(() -> database.scope()
                        .inProvider(() -> audit.intend(
                                AuditEntry.of(ACME, ADA, "x", new AuditEntry.Subject("t", "1"), Map.of()))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tenant_reads_own_chain_only() {
        write(ACME, "tenant.created", "r");
        write(TenantId.random(), "tenant.created", "r");
        TrailPage seen = database.scope().asTenant(ACME, () -> trail.listOf(ACME, TrailFilter.all()));
        assertThat(seen.entries()).hasSize(1);
    }

    @Test
    void export_is_whole_and_no_spreadsheet_runs_it() {
        for (int count = 0; count < 600; count++) {
            write(ACME, "act." + count, count == 0 ? "=cmd|' /C calc'!A0" : "r");
        }
        StringBuilder csv = new StringBuilder();
        trail.csv(TrailFilter.all().of(ACME), csv);
        assertThat(csv.toString().lines()).hasSize(601).anyMatch(line -> line.endsWith("\"'=cmd|' /C calc'!A0\""));
        StringBuilder json = new StringBuilder();
        trail.json(TrailFilter.all().of(ACME), json);
        assertThat(JsonMapper.shared().readValue(json.toString(), Object[].class))
                .as("one document, over the borders of its batches")
                .hasSize(600);
        StringBuilder nothing = new StringBuilder();
        trail.json(new TrailFilter(ACME, "never.", null, null, null, null, null), nothing);
        assertThat(JsonMapper.shared().readValue(nothing.toString(), Object[].class))
                .isEmpty();
    }
}
