package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.RecordedActs;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.PersonId;
import dev.tenantry.register.TenantDrafts.Discarded;
import dev.tenantry.tenants.TenantDiscarded;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class RegisterTest {

    private final TestDatabase database = TestDatabase.create();
    private final TenantRows rows = new TenantRows(database.jdbc());
    private PersonId operator = new PersonId(UUID.randomUUID());
    private final RecordedActs trail = new RecordedActs();
    private final Set<TenantId> withRuns = new HashSet<>();
    private final List<Object> told = new ArrayList<>();
    private final TenantDrafts drafts = new TenantDrafts(
            rows,
            DraftChecks.on(rows),
            withRuns::contains,
            trail,
            () -> new Actor.Person(operator),
            told::add,
            Clock.systemUTC());
    private final TenantStates states =
            new TenantStates(database.scope(), rows, DraftChecks.on(rows), Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    private <T> T scoped(Supplier<T> work) {
        return database.scope().asProvider(work);
    }

    private TenantDraft acme(String slug, String account) {
        return DraftRulesTest.acme().with(Field.SLUG, slug).with(Field.ACCOUNT_ID, account);
    }

    private TenantId kept(TenantDraft draft) {
        TenantId id = scoped(drafts::begin);
        scoped(() -> drafts.save(id, draft, 0));
        return id;
    }

    private Tenant found(TenantId id) {
        return scoped(() -> rows.find(id)).orElseThrow();
    }

    /** Both have read their neighbours before either writes, as one that does not wait does: the database is the judge. */
    private List<String> race(TenantDraft one, TenantDraft other) throws Exception {
        List<TenantId> ids = List.of(kept(one), kept(other));
        List<TenantDraft> both = List.of(one, other);
        CyclicBarrier checked = new CyclicBarrier(2);
        List<Callable<String>> wizards = new ArrayList<>();
        for (int at = 0; at < 2; at++) {
            TenantId id = ids.get(at);
            TenantDraft draft = both.get(at);
            wizards.add(() -> outcome(id, draft, checked));
        }
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> wizard : two.invokeAll(wizards)) {
                outcomes.add(wizard.get());
            }
            return outcomes;
        }
    }

    private String outcome(TenantId id, TenantDraft draft, CyclicBarrier checked) {
        try {
            return scoped(() -> {
                Checked valid = drafts.check(id, draft);
                meet(checked);
                rows.oneAfterTheOther();
                rows.submit(
                        id,
                        ((Checked.Valid) valid).profile(),
                        1,
                        Clock.systemUTC().instant());
                return "submitted";
            });
        } catch (DataIntegrityViolationException taken) {
            return "taken";
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void tenant_stays_as_long_as_it_is_not_on_its_way_out() {
        TenantId id = kept(acme("acme", "111122223333"));
        assertThat(scoped(() -> states.holdStaying(id))).isTrue();
        assertThat(scoped(() -> states.holdStaying(TenantId.random()))).isFalse();
        for (StateName state : StateName.values()) {
            scoped(() -> database.jdbc()
                    .sql("update tenant set state = ?, suspended_because = ?, profile = '{}' where tenant_id = ?")
                    .params(state.name(), "unpaid", id.value())
                    .update());
            assertThat(database.scope().<Boolean>asTenant(id, () -> states.holdStaying(id)))
                    .as(state.name())
                    .isEqualTo(state != StateName.OFFBOARDING && state != StateName.CLOSED);
        }
    }

    @Test
    void two_wizards_racing_for_one_slug_leave_one_submitted() throws Exception {
        assertThat(race(
                        acme("acme", "111122223333").with(Field.NETWORK, "10.40.0.0/16"),
                        acme("acme", "444455556666").with(Field.NETWORK, "10.41.0.0/16")))
                .containsExactlyInAnyOrder("submitted", "taken");
    }

    @Test
    void two_wizards_racing_for_one_account_leave_one_submitted() throws Exception {
        assertThat(race(
                        acme("acme", "111122223333").with(Field.NETWORK, "10.40.0.0/16"),
                        acme("beta", "111122223333").with(Field.NETWORK, "10.41.0.0/16")))
                .containsExactlyInAnyOrder("submitted", "taken");
    }

    @Test
    void two_that_read_the_same_neighbours_do_not_get_the_same_network() throws Exception {
        assertThat(race(acme("acme", "111122223333"), acme("beta", "444455556666")))
                .containsExactlyInAnyOrder("submitted", "taken");
    }

    /** Both are held where they wait for each other, so that neither can be done before the other has begun. */
    private List<Future<TenantStates.Submitted>> together(ExecutorService two, Tenant one, Tenant other) {
        return scoped(() -> {
            rows.oneAfterTheOther();
            List<Future<TenantStates.Submitted>> both = Stream.of(one, other)
                    .map(tenant -> two.submit(() -> scoped(() -> states.submit(tenant))))
                    .toList();
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 2);
            return both;
        });
    }

    private int waiting() {
        return scoped(() -> database.jdbc()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Integer.class)
                .single());
    }

    @Test
    void two_wizards_that_chose_no_network_are_both_submitted_with_one_each() throws Exception {
        Tenant acme = found(kept(acme("acme", "111122223333")));
        Tenant beta = found(kept(acme("beta", "444455556666")));
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<TenantStates.Submitted> submitted : together(two, acme, beta)) {
                assertThat(submitted.get()).isInstanceOf(TenantStates.Submitted.Done.class);
            }
        }
        assertThat(network(acme)).isNotEqualTo(network(beta));
    }

    private String network(Tenant tenant) {
        return found(tenant.id()).profile().orElseThrow().aws().cidr();
    }

    @Test
    void loser_of_two_wizards_that_chose_one_slug_is_told_which_field_it_is() throws Exception {
        Tenant one = found(kept(acme("acme", "111122223333")));
        Tenant other = found(kept(acme("acme", "444455556666")));
        List<TenantStates.Submitted> outcomes = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<TenantStates.Submitted> submitted : together(two, one, other)) {
                outcomes.add(submitted.get());
            }
        }
        assertThat(outcomes).hasAtLeastOneElementOfType(TenantStates.Submitted.Done.class);
        assertThat(outcomes)
                .contains(
                        new TenantStates.Submitted.Refused(List.of(new Problem(Field.SLUG, Problem.Kind.SLUG_TAKEN))));
    }

    @Test
    void stale_save_is_told_and_overwrites_nothing() {
        TenantId id = kept(acme("acme", "111122223333"));
        assertThat(scoped(() -> drafts.save(id, acme("theirs", "111122223333"), 0)))
                .isEqualTo(new TenantDrafts.Saved.Overtaken());
        assertThat(found(id).draft().get(Field.SLUG)).isEqualTo("acme");
    }

    @Test
    void draft_that_was_changed_after_it_was_read_is_not_submitted() {
        TenantId id = kept(acme("acme", "111122223333"));
        Tenant asRead = found(id);
        scoped(() -> drafts.save(id, acme("acme", "444455556666"), 1));
        assertThat(scoped(() -> states.submit(asRead))).isEqualTo(new TenantStates.Submitted.Overtaken());
        assertThat(found(id).profile()).isEmpty();
    }

    @Test
    void second_submission_does_not_say_that_it_submitted() {
        TenantId id = kept(acme("acme", "111122223333"));
        Tenant asRead = found(id);
        assertThat(scoped(() -> states.submit(asRead))).isInstanceOf(TenantStates.Submitted.Done.class);
        assertThat(scoped(() -> states.submit(asRead))).isEqualTo(new TenantStates.Submitted.Overtaken());
    }

    @Test
    void acknowledgement_is_of_whoever_gave_it_whatever_the_draft_says() {
        PersonId first = operator;
        TenantDraft draft = acme("acme", "111122223333").with(Field.MCP_SERVERS, "agency,crm");
        TenantId id = kept(draft.with(Field.MCP_ACKNOWLEDGED, "agency:" + UUID.randomUUID()));
        operator = new PersonId(UUID.randomUUID());
        scoped(() -> drafts.save(id, draft.with(Field.MCP_ACKNOWLEDGED, "agency,crm"), 1));
        assertThat(found(id).draft().list(Field.MCP_ACKNOWLEDGED))
                .containsExactly("agency:" + first, "crm:" + operator);
    }

    @Test
    void acknowledgement_goes_with_its_server() {
        TenantDraft draft = acme("acme", "111122223333").with(Field.MCP_SERVERS, "agency");
        TenantId id = kept(draft.with(Field.MCP_ACKNOWLEDGED, "agency"));
        scoped(() ->
                drafts.save(id, draft.with(Field.MCP_ACKNOWLEDGED, "agency").with(Field.MCP_SERVERS, ""), 1));
        assertThat(found(id).draft().get(Field.MCP_ACKNOWLEDGED)).isEmpty();
    }

    @Test
    void each_change_of_a_draft_is_audited() {
        TenantId id = kept(scoped(drafts::fresh).with(Field.CITY, "Bonn").with(Field.SIZE, "L"));
        scoped(() -> drafts.save(id, scoped(drafts::fresh), 0));
        assertThat(trail.entries()).extracting(AuditEntry::act).containsExactly("tenant.drafted", "tenant.draft-saved");
        assertThat(trail.entries().getLast().details()).containsExactly(Map.entry("fields", "CITY, SIZE"));
    }

    @Test
    void discarded_draft_is_gone_and_recorded() {
        TenantId gone = kept(acme("acme", "111122223333"));
        assertThat(scoped(() -> drafts.discard(gone, 1))).isEqualTo(Discarded.DONE);
        assertThat(scoped(() -> rows.find(gone))).isEmpty();
        assertThat(trail.entries().getLast().act()).isEqualTo("tenant.draft-discarded");
        assertThat(told).containsExactly(new TenantDiscarded(gone));
        assertThatThrownBy(() -> scoped(() -> drafts.discard(gone, 1))).isInstanceOf(NotFound.class);
    }

    @Test
    void submitted_tenant_is_not_discarded_nor_one_that_a_run_was_created_for() {
        TenantId submitted = kept(acme("beta", "444455556666"));
        scoped(() -> states.submit(found(submitted)));
        assertThat(scoped(() -> drafts.discard(submitted, 2))).isEqualTo(Discarded.SUBMITTED);
        TenantId tried = kept(acme("acme", "111122223333"));
        withRuns.add(tried);
        assertThat(scoped(() -> drafts.discard(tried, 1))).isEqualTo(Discarded.HAS_RUNS);
        assertThat(scoped(() -> rows.find(submitted))).isPresent();
        assertThat(scoped(() -> rows.find(tried))).isPresent();
        assertThat(trail.entries()).extracting(AuditEntry::act).doesNotContain("tenant.draft-discarded");
    }

    @Test
    void draft_that_somebody_changed_since_it_was_looked_at_is_not_discarded() {
        TenantId changed = kept(acme("acme", "111122223333"));
        assertThat(scoped(() -> drafts.discard(changed, 0))).isEqualTo(Discarded.OVERTAKEN);
        assertThat(scoped(() -> rows.find(changed))).isPresent();
    }

    @Test
    void pages_end_where_the_next_begins_and_show_each_tenant_once() {
        for (int count = 0; count < 51; count++) {
            scoped(drafts::begin);
        }
        TenantPage first = scoped(() -> TenantPage.of(rows.list(TenantFilter.all())));
        TenantPage second =
                scoped(() -> TenantPage.of(rows.list(TenantFilter.all().after(first.next()))));
        assertThat(first.tenants()).hasSize(50);
        assertThat(second.tenants()).hasSize(1).doesNotContainAnyElementsOf(first.tenants());
        assertThat(second.next()).isNull();
    }

    @Test
    void those_that_need_somebody_come_first_and_once_over_all_pages() {
        TenantId oldest = scoped(drafts::begin);
        for (int count = 0; count < 51; count++) {
            scoped(drafts::begin);
        }
        TenantFilter urgent = new TenantFilter(null, null, null, Set.of(oldest), false);
        TenantPage first = scoped(() -> TenantPage.of(rows.list(urgent)));
        TenantPage second = scoped(() -> TenantPage.of(rows.list(urgent.after(first.next()))));
        assertThat(first.tenants().getFirst().id()).isEqualTo(oldest);
        assertThat(second.tenants()).hasSize(2).extracting(Tenant::id).doesNotContain(oldest);
        assertThat(scoped(() -> rows.list(new TenantFilter(null, null, null, Set.of(oldest), true))))
                .extracting(Tenant::id)
                .containsExactly(oldest);
    }

    @Test
    void those_that_need_somebody_may_fill_more_than_a_page() {
        Set<TenantId> needing = new HashSet<>();
        for (int count = 0; count < 53; count++) {
            needing.add(scoped(drafts::begin));
        }
        TenantId newest = scoped(drafts::begin);
        TenantFilter urgent = new TenantFilter(null, null, null, needing, false);

        TenantPage first = scoped(() -> TenantPage.of(rows.list(urgent)));
        TenantPage second = scoped(() -> TenantPage.of(rows.list(urgent.after(first.next()))));

        assertThat(first.tenants()).hasSize(50).extracting(Tenant::id).isSubsetOf(needing);
        assertThat(second.tenants()).hasSize(4).doesNotContainAnyElementsOf(first.tenants());
        assertThat(second.tenants().getLast().id()).isEqualTo(newest);
    }

    @Test
    void pages_by_name_hold_each_tenant_once_and_go_on_where_the_one_before_ended() {
        for (int count = 0; count < 60; count++) {
            String name = count % 2 == 0 ? "same name" : "Tenant " + (100 - count);
            kept(acme("t" + count, "%012d".formatted(count)).with(Field.DISPLAY_NAME, name));
        }
        TenantFilter byName = TenantFilter.all().in(TenantOrder.NAME);
        TenantPage first = scoped(() -> TenantPage.of(rows.list(byName)));
        TenantPage second = scoped(() -> TenantPage.of(rows.list(byName.after(first.next()))));
        assertThat(Stream.concat(first.tenants().stream(), second.tenants().stream()))
                .hasSize(60)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(
                        Comparator.comparing(tenant -> tenant.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void counts_by_state_and_no_further_than_asked() {
        for (int count = 0; count < 4; count++) {
            scoped(drafts::begin);
        }
        assertThat(scoped(() -> rows.counts(3)))
                .containsEntry(StateName.DRAFT, 3)
                .containsEntry(StateName.LIVE, 0);
    }

    @Test
    void draft_is_found_by_the_short_name_that_it_wishes_for() {
        TenantId id = kept(acme("acme-labs", "111122223333").with(Field.DISPLAY_NAME, "Laboratory"));
        kept(acme("beta", "444455556666"));
        assertThat(scoped(() -> rows.list(TenantFilter.named("ME-LA"))))
                .extracting(Tenant::id)
                .containsExactly(id);
    }

    @Test
    void search_takes_percent_and_underscore_as_letters() {
        kept(acme("acme", "111122223333").with(Field.DISPLAY_NAME, "100% Acme"));
        kept(acme("beta", "444455556666").with(Field.DISPLAY_NAME, "Beta"));
        assertThat(scoped(() -> rows.list(TenantFilter.named("%")))).hasSize(1);
    }

    @Test
    void tenants_word_is_taken_once_and_only_in_its_own_scope_for_servers_that_were_agreed() {
        AcknowledgementsOfProfile words = new AcknowledgementsOfProfile(rows);
        TenantId id = kept(acme("acme-words", "123412341234").with(Field.MCP_SERVERS, "crm"));
        TenantId other = kept(acme("other-words", "123412341235"));

        assertThat(words(id, words, "crm", operator)).as("a draft").isFalse();
        scoped(() -> states.submit(found(id)));
        assertThat(words(id, words, "erp", operator)).as("not agreed").isFalse();
        assertThat(database.scope().<Boolean>asTenant(other, () -> words.byTenant(id, "crm", operator)))
                .as("another tenant's scope")
                .isFalse();
        assertThat(words(id, words, "crm", operator)).isTrue();
        assertThat(words(id, words, "crm", new PersonId(UUID.randomUUID())))
                .as("said already")
                .isFalse();
        assertThat(scoped(() -> words.of(id)).getFirst().acknowledgedByTenant()).isEqualTo(operator.toString());
        assertThat(words(id, words, "crm", null)).isTrue();
        assertThat(scoped(() -> words.of(id)).getFirst().acknowledgedByTenant()).isNull();
    }

    private boolean words(TenantId id, AcknowledgementsOfProfile words, String server, @Nullable PersonId by) {
        return database.scope().<Boolean>asTenant(id, () -> words.byTenant(id, server, by));
    }

    @Test
    void new_draft_names_the_agencys_server_only_where_the_catalogue_has_it() {
        assertThat(found(scoped(drafts::begin)).draft().get(Field.MCP_SERVERS)).isEqualTo("agency");
        assertThat(DraftChecks.on(rows, Set.of("crm")).fresh().get(Field.MCP_SERVERS))
                .isEmpty();
    }
}
