package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.register.MadeAccounts.HandedOver;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MadeAccountsTest {

    private static final String MADE = "210987654321";

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final TenantRows rows = new TenantRows(database.jdbc());
    private final TenantStates states =
            new TenantStates(database.scope(), rows, DraftChecks.on(rows), Clock.systemUTC());
    private final MadeAccounts made = new MadeAccounts(database.scope(), rows);
    private final TenantId id = TenantId.random();

    @BeforeEach
    void begin() {
        database.scope()
                .inProvider(() -> rows.insert(
                        id,
                        DraftRulesTest.acme().with(Field.ACCOUNT_ID, ""),
                        Clock.systemUTC().instant()));
    }

    private Tenant stored() {
        return database.scope().asProvider(() -> rows.find(id)).orElseThrow();
    }

    @Test
    void fills_the_draft_so_that_whoever_has_it_open_is_overtaken() {
        Tenant before = stored();

        assertThat(made.standing(id, MADE)).isEmpty();
        assertThat(made.handOver(id, MADE)).isEqualTo(new HandedOver.Done());

        assertThat(stored().draft()).isEqualTo(before.draft().with(Field.ACCOUNT_ID, MADE));
        assertThat(made.of(id)).contains(MADE);
        assertThat((boolean) database.scope()
                        .asProvider(
                                () -> rows.saveDraft(id, before.draft().with(Field.CITY, "Bonn"), before.version())))
                .isFalse();
    }

    @Test
    void second_time_changes_nothing() {
        made.handOver(id, MADE);
        Tenant once = stored();

        assertThat(made.handOver(id, MADE)).isEqualTo(new HandedOver.Done());
        assertThat(stored()).isEqualTo(once);
    }

    @Test
    void tenant_that_is_agreed_in_it_has_a_made_account() {
        made.handOver(id, MADE);

        database.scope()
                .inProvider(() -> assertThat(states.submit(stored()))
                        .isInstanceOfSatisfying(
                                TenantStates.Submitted.Done.class,
                                done -> assertThat(done.profile().aws().origin())
                                        .isEqualTo(AccountOrigin.CREATED)));
        assertThat(made.of(id)).contains(MADE);
    }

    @Test
    void account_that_somebody_named_meanwhile_stays_and_counts_as_brought() {
        made.handOver(id, MADE);
        Tenant draft = stored();
        database.scope()
                .inProvider(() ->
                        rows.saveDraft(id, draft.draft().with(Field.ACCOUNT_ID, "111122223333"), draft.version()));

        assertThat(made.handOver(id, MADE)).isEqualTo(new HandedOver.OtherNamed("111122223333"));
        assertThat(made.of(id)).isEmpty();
        database.scope()
                .inProvider(() -> assertThat(states.submit(stored()))
                        .isInstanceOfSatisfying(
                                TenantStates.Submitted.Done.class,
                                done -> assertThat(done.profile().aws().origin())
                                        .isEqualTo(AccountOrigin.BROUGHT)));
    }

    @Test
    void account_that_somebody_typed_in_themselves_is_known_as_made_afterwards() {
        Tenant draft = stored();
        database.scope()
                .inProvider(() -> rows.saveDraft(id, draft.draft().with(Field.ACCOUNT_ID, MADE), draft.version()));
        assertThat(made.of(id)).isEmpty();

        assertThat(made.handOver(id, MADE)).isEqualTo(new HandedOver.Done());
        assertThat(made.of(id)).contains(MADE);
    }

    @Test
    void says_that_there_is_no_such_draft() {
        assertThat(made.handOver(TenantId.random(), MADE)).isEqualTo(new HandedOver.NoTenant());
    }
}
