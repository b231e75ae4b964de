package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making a tenant a draft again, beside somebody who asks for its run in the same moment. */
class ReopeningTest {

    private final TestDatabase database = TestDatabase.create();
    private final TenantRows rows = new TenantRows(database.jdbc());
    private final TenantStates states =
            new TenantStates(database.scope(), rows, DraftChecks.on(rows), Clock.systemUTC());
    private final TenantId id = TenantId.random();

    @BeforeEach
    void submit() {
        database.scope().inProvider(() -> {
            rows.insert(id, DraftRulesTest.acme(), Clock.systemUTC().instant());
            assertThat(states.submit(rows.find(id).orElseThrow())).isInstanceOf(TenantStates.Submitted.Done.class);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void draft_is_as_it_was_and_what_was_agreed_is_free_for_others() {
        database.scope().inProvider(() -> {
            assertThat(states.reopen(id)).isTrue();
            Tenant again = rows.find(id).orElseThrow();
            assertThat(again.draft()).isEqualTo(DraftRulesTest.acme());
            assertThat(again.profile()).isEmpty();
            assertThat(rows.neighboursOf(TenantId.random()).slugs()).isEmpty();
            assertThat(states.reopen(id)).as("a draft").isFalse();
            assertThat(states.holdOnboarding(id)).isFalse();
        });
    }

    @Test
    void whoever_asks_for_a_run_is_not_overtaken() {
        database.scope().inProvider(() -> {
            assertThat(states.holdOnboarding(id)).isTrue();
            assertThatThrownBy(() -> CompletableFuture.runAsync(this::reopenWithoutPatience)
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("canceling statement due to lock timeout");
        });
        reopenWithoutPatience();
        database.scope().inProvider(() -> assertThat(states.holdOnboarding(id)).isFalse());
    }

    private void reopenWithoutPatience() {
        database.scope().inProvider(() -> {
            database.jdbc().sql("set local lock_timeout = '100ms'").update();
            states.reopen(id);
        });
    }
}
