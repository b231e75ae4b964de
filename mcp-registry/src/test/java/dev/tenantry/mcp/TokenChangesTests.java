package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.mcp.TokenRows.Token;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.BroughtSecrets;
import dev.tenantry.tenants.TenantId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenChangesTests {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    private static final URI AT = URI.create("https://mcp.agency.example/mcp");

    private static TestDatabase database;

    private final TenantId tenant = TenantId.random();
    private final List<AuditEntry> trail = new CopyOnWriteArrayList<>();
    /** What was kept at which revision, whether that was committed or not. */
    private final Map<Long, String> tried = new ConcurrentHashMap<>();

    private boolean auditIsDown;
    private boolean sealerIsDown;
    private boolean stays = true;

    @BeforeAll
    static void open_a_database() {
        database = TestDatabase.create();
        database.admin().sql("""
                create table public.kept (tenant uuid, name text, secret text, primary key (tenant, name));
                grant all on public.kept to public""").update();
    }

    @AfterAll
    static void close_it() {
        database.close();
    }

    private TokenChanges changes() {
        return new TokenChanges(
                whose -> stays,
                rows(),
                new Kept(),
                database.scope(),
                new Trail(),
                () -> new Actor.Client("c"),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TokenRows rows() {
        return new TokenRows(database.jdbc());
    }

    private List<Token> of(TenantId whose, TenantId asking) {
        return database.scope().asTenant(asking, () -> rows().of(whose));
    }

    @Test
    void tells_that_one_is_kept_since_when_and_by_whom_and_never_which() {
        changes().give(tenant, "agency", AT, "s3cr3t");

        assertThat(kept()).containsExactly(Map.entry("tools.agency", "s3cr3t"));
        assertThat(of(tenant, tenant)).containsExactly(new Token("agency", AT, 1, true, NOW, "client:c"));
        assertThat(trail).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("mcp.token-given");
            assertThat(entry.subject().id()).isEqualTo("agency");
            assertThat(entry.toString()).doesNotContain("s3cr3t");
        });
    }

    @Test
    void each_change_is_another_revision_and_taking_away_what_is_not_kept_is_none() {
        changes().give(tenant, "agency", AT, "first");
        changes().give(tenant, "agency", AT, "first");
        assertThat(changes().takeAway(tenant, "agency")).isTrue();
        assertThat(changes().takeAway(tenant, "agency")).isFalse();
        assertThat(changes().takeAway(tenant, "never-given")).isFalse();

        assertThat(of(tenant, tenant)).containsExactly(new Token("agency", AT, 3, false, NOW, "client:c"));
        assertThat(kept()).isEmpty();
        assertThat(trail)
                .extracting(AuditEntry::act)
                .containsExactly("mcp.token-given", "mcp.token-given", "mcp.token-taken-away");
    }

    @Test
    void nothing_is_changed_that_cannot_be_audited() {
        changes().give(tenant, "agency", AT, "first");
        auditIsDown = true;

        assertThatThrownBy(() -> changes().give(tenant, "agency", AT, "second")).hasMessage("the audit is down");
        assertThatThrownBy(() -> changes().takeAway(tenant, "agency")).hasMessage("the audit is down");
        assertThat(of(tenant, tenant)).containsExactly(new Token("agency", AT, 1, true, NOW, "client:c"));
        assertThat(tried).as("it was tried").containsValue("second");
        assertThat(kept()).containsExactly(Map.entry("tools.agency", "first"));
    }

    @Test
    void nothing_is_changed_while_it_cannot_be_sealed() {
        changes().give(tenant, "agency", AT, "first");
        sealerIsDown = true;

        assertThatThrownBy(() -> changes().give(tenant, "agency", AT, "second")).isInstanceOf(OutsideFailure.class);
        assertThat(of(tenant, tenant)).extracting(Token::revision).containsExactly(1L);
        assertThat(kept()).containsExactly(Map.entry("tools.agency", "first"));
        assertThat(trail).hasSize(1);
    }

    @Test
    void keeps_nothing_for_a_tenant_that_goes() {
        stays = false;

        assertThat(changes().give(tenant, "agency", AT, "left behind")).isFalse();
        assertThat(kept()).isEmpty();
        assertThat(of(tenant, tenant)).isEmpty();
        assertThat(trail).isEmpty();
    }

    @Test
    void another_tenant_neither_sees_nor_changes_it() {
        changes().give(tenant, "agency", AT, "first");
        TenantId other = TenantId.random();

        assertThat(of(tenant, other)).isEmpty();
        assertThat(database.scope().<Boolean>asTenant(other, () -> rows().taken(tenant, "agency", NOW, "person:o")))
                .isFalse();
        assertThatThrownBy(() ->
                        database.scope().asTenant(other, () -> rows().given(tenant, "agency", AT, NOW, "person:o")))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(of(tenant, tenant)).extracting(Token::by).containsExactly("client:c");
    }

    @Test
    void of_many_at_the_same_time_each_is_audited_and_the_last_one_stands() throws Exception {
        int many = 8;
        var together = new CyclicBarrier(many);
        List<Future<String>> given = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (int i = 0; i < many; i++) {
                String token = "token-" + i;
                given.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    changes().give(tenant, "agency", AT, token);
                    return token;
                }));
            }
        }
        for (Future<String> each : given) {
            each.get();
        }
        assertThat(trail).hasSize(many);
        assertThat(of(tenant, tenant)).extracting(Token::revision).containsExactly((long) many);
        assertThat(tried).as("each at a revision of its own").hasSize(many);
        assertThat(kept()).containsExactly(Map.entry("tools.agency", String.valueOf(tried.get((long) many))));
    }

    @ParameterizedTest
    @CsvSource({"'', EMPTY", "'two words', CHARACTERS", "'a\u00e4', CHARACTERS", "'a\tb', CHARACTERS"})
    void says_what_is_wrong_with_a_token(String token, TokenFault fault) {
        assertThat(TokenFault.of(token)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Other: b", "a\nb", "a\u007f", "a\u0000"})
    void takes_nothing_that_would_end_the_header(String token) {
        assertThat(TokenFault.of(token)).contains(TokenFault.CHARACTERS);
    }

    @Test
    void takes_what_a_header_can_hold_up_to_its_bound() {
        assertThat(TokenFault.of("!~" + "t".repeat(4_094))).isEmpty();
        assertThat(TokenFault.of("t".repeat(4_097))).contains(TokenFault.LONG);
    }

    private Map<String, String> kept() {
        return database
                .admin()
                .sql("select name, secret from public.kept where tenant = ?")
                .param(tenant.value())
                .query((row, at) -> Map.entry(row.getString("name"), row.getString("secret")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As the real ones, which are another module's: rows that join the transaction of whoever calls. */
    private final class Kept implements BroughtSecrets {

        @Override
        public Brought seal(TenantId whose, String name, String secret) {
            if (database.scope().open()) {
                throw new IllegalStateException("the transaction waits for who seals");
            }
            if (sealerIsDown) {
                throw new OutsideFailure(OutsideSystem.AWS, OutsideFailure.Kind.TIMEOUT, "no answer");
            }
            return () -> database.scope().inTenant(whose, () -> keep(whose, name, secret));
        }

        private void keep(TenantId whose, String name, String secret) {
            rows().of(whose).forEach(token -> tried.put(token.revision(), secret));
            database.jdbc().sql("""
                            insert into public.kept values (?, ?, ?)
                            on conflict (tenant, name) do update set secret = excluded.secret""").params(whose.value(), name, secret).update();
        }

        @Override
        public void forget(TenantId whose, String name) {
            database.scope()
                    .inTenant(
                            whose,
                            () -> database.jdbc()
                                    .sql("delete from public.kept where tenant = ? and name = ?")
                                    .params(whose.value(), name)
                                    .update());
        }
    }

    private final class Trail implements Audit {

        @Override
        public void record(AuditEntry entry) {
            if (auditIsDown) {
                throw new IllegalStateException("the audit is down");
            }
            trail.add(entry);
        }

        @Override
        public IntentId intend(AuditEntry entry) {
            throw new AssertionError("nothing outside is changed");
        }

        @Override
        public void settle(TenantId whose, Map<String, String> details) {
            throw new AssertionError("nothing outside is changed");
        }

        @Override
        public void conclude(IntentId intent, Outcome outcome) {
            throw new AssertionError("nothing outside is changed");
        }
    }
}
