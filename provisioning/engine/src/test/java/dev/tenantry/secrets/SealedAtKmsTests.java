package dev.tenantry.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.aws.KeyService;
import dev.tenantry.database.TenantScope;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.BroughtSecrets;
import dev.tenantry.steps.Secrets;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tenants' secrets and the portal's keys as production has them: what KMS is asked, how often, and that no transaction waits for it. */
class SealedAtKmsTests {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private final KmsStandIn kms = StandIn.listening(new KmsStandIn());

    private final TenantId tenant = TenantId.random();
    private final TenantScope scope = DATABASE.scope();
    private final Envelopes envelopes = restarted();
    private final TenantSecrets secrets = new TenantSecrets(scope, DATABASE.jdbc(), envelopes);
    private final Secrets own = secrets.of(tenant);
    private final PortalKeys keys = new PortalKeys(scope, DATABASE.jdbc(), envelopes);

    /** With nothing in memory. */
    private Envelopes restarted() {
        return new Envelopes(scope, new KmsKey(KeyService.at(kms.url()), KmsStandIn.KEY), Clock.systemUTC());
    }

    private void everything() {
        own.put("a", "first");
        own.put("a", "second");
        own.getOrCreate("b", () -> "third");
        secrets.seal(tenant, "c", "fourth").keep();
        secrets.allOf(tenant);
        keys.key("everything");
    }

    @Test
    void what_was_kept_comes_back_and_lies_nowhere_in_clear() {
        everything();

        assertThat(own.require("a")).isEqualTo("second");
        assertThat(own.getOrCreate("b", () -> "never")).isEqualTo("third");
        assertThat(secrets.allOf(tenant)).containsExactlyInAnyOrder("second", "third", "fourth");
        assertThat(own.names()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(DATABASE.admin()
                        .sql("select string_agg(t::text, '') from tenantry.tenant_secret t")
                        .query(String.class)
                        .single())
                .doesNotContain("second", "third", "fourth");
    }

    @Test
    void no_transaction_is_open_while_kms_is_asked() {
        List<Long> open = Collections.synchronizedList(new ArrayList<>());
        kms.meanwhile(() -> open.add(openTransactions()));

        everything();

        assertThat(kms.asked).contains("Encrypt", "Decrypt");
        assertThat(open).hasSameSizeAs(kms.asked).containsOnly(0L);
    }

    private static long openTransactions() {
        return DATABASE.admin()
                .sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and backend_type = 'client backend' and xact_start is not null and pid <> pg_backend_pid()")
                .query(Long.class)
                .single();
    }

    /** It would hold its rows as long as KMS takes; whoever tries is told so in the sandbox, too. */
    @Test
    void nobody_opens_or_seals_in_a_transaction() {
        own.put("a", "first");
        kms.asked.clear();

        List<Runnable> all = List.of(
                () -> own.get("a"),
                () -> own.put("a", "second"),
                () -> secrets.allOf(tenant),
                () -> keys.key("in a transaction"));
        assertThat(all)
                .allSatisfy(each -> assertThatThrownBy(() -> scope.inProvider(each))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("transaction"));
        assertThatThrownBy(() -> scope.inTenant(tenant, () -> secrets.seal(tenant, "a", "second")))
                .hasMessageContaining("transaction");
        assertThat(kms.asked).isEmpty();
    }

    @Test
    void sealed_secret_is_kept_with_the_transaction_that_keeps_it_or_not_at_all() {
        BroughtSecrets.Brought sealed = secrets.seal(tenant, "brought", "first");
        assertThat(own.names()).isEmpty();

        assertThatThrownBy(() -> scope.inTenant(tenant, () -> {
                    sealed.keep();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(own.names()).isEmpty();

        scope.inTenant(tenant, sealed::keep);
        assertThat(own.get("brought")).contains("first");
    }

    @Test
    void however_often_they_are_read_each_costs_one_decrypt() {
        everything();
        TenantSecrets read = new TenantSecrets(scope, DATABASE.jdbc(), restarted());
        kms.asked.clear();

        for (int i = 0; i < 20; i++) {
            assertThat(read.allOf(tenant)).hasSize(3);
            assertThat(read.of(tenant).require("a")).isEqualTo("second");
        }

        assertThat(kms.asked).containsExactly("Decrypt", "Decrypt", "Decrypt");
    }

    @Test
    void portals_key_is_made_once_is_the_same_everywhere_and_costs_one_decrypt() {
        byte[] made = keys.key("plans");
        for (int i = 0; i < 20; i++) {
            assertThat(keys.key("plans")).isEqualTo(made).hasSize(32);
        }
        assertThat(kms.asked).containsExactly("Encrypt", "Decrypt");

        PortalKeys elsewhere = new PortalKeys(scope, DATABASE.jdbc(), restarted());
        assertThat(elsewhere.key("plans")).isEqualTo(made);
        assertThat(elsewhere.key("certificates")).isNotEqualTo(made);
    }

    @Test
    void another_value_is_another_key_and_what_was_remembered_of_the_old_one_opens_nothing_else() {
        own.put("a", "first");
        assertThat(own.require("a")).isEqualTo("first");
        own.put("a", "second");
        assertThat(own.require("a")).isEqualTo("second");

        DATABASE.admin()
                .sql("update tenantry.tenant_secret set name = 'moved' where tenant_id = ?")
                .param(tenant.value())
                .update();
        assertThatThrownBy(() -> own.get("moved")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusal_is_said_as_it_is_and_changes_nothing() {
        own.put("a", "first");
        kms.refuse("AccessDeniedException");

        assertThatThrownBy(() -> own.get("a")).isInstanceOf(OutsideFailure.class);
        assertThatThrownBy(() -> own.put("a", "second")).isInstanceOf(OutsideFailure.class);
        assertThatThrownBy(() -> keys.key("never made")).isInstanceOf(OutsideFailure.class);

        kms.refuse("");
        assertThat(own.require("a")).isEqualTo("first");
        assertThat(DATABASE.admin()
                        .sql("select count(*) from tenantry.portal_key where name = 'never made'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
