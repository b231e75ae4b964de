package dev.tenantry.lago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.billing.BillingAccounts;
import dev.tenantry.billing.BillingCustomer;
import dev.tenantry.billing.BillingKey;
import dev.tenantry.billing.BillingLogin;
import dev.tenantry.billing.BillingOrganization;
import dev.tenantry.billing.BillingSubscription;
import dev.tenantry.billing.InvoiceHead;
import dev.tenantry.billing.Issuer;
import dev.tenantry.billing.PricePlan;
import dev.tenantry.billing.TokenKind;
import dev.tenantry.billing.UsageMetric;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.LagoStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.tenants.TenantProfile.BillingAddress;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LagoAccountsTests {

    private static final Instant NOW = Instant.parse("2026-12-10T08:00:00Z");
    private static final String ID = "t-acme-0b9c61f2";
    private static final BillingLogin OWNER = new BillingLogin(ID + "@billing.invalid", "a-password-of-tests");
    private static final String NAME = "Acme GmbH [" + ID + "]";

    @AutoClose
    private final LagoStandIn server =
            StandIn.listening(new LagoStandIn(Place.ofTest(Map.of()), Clock.fixed(NOW, ZoneOffset.UTC)));

    private final BillingAccounts accounts = new LagoAccounts(new LagoSettings(server.url()));

    private static OutsideFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(OutsideFailure.class, call);
    }

    private BillingKey registered() {
        accounts.register(OWNER, NAME);
        return accounts.organization(OWNER).orElseThrow().key();
    }

    // ---- organizations

    @Test
    void is_up() {
        assertThatCode(accounts::check).doesNotThrowAnyException();
    }

    @Test
    void finds_the_organization_that_it_made_and_makes_no_second_one() {
        assertThat(accounts.organization(OWNER)).isEmpty();

        accounts.register(OWNER, NAME);
        BillingOrganization first = accounts.organization(OWNER).orElseThrow();
        accounts.register(OWNER, NAME);

        assertThat(accounts.organization(OWNER)).contains(first);
        assertThat(first.slug()).isEqualTo("acme-gmbh-t-acme-0b9c61f2");
        assertThat(server.world(ID)).containsExactly("organization " + first.id());
    }

    @Test
    void finds_no_organization_by_a_password_that_is_not_ours() {
        accounts.register(new BillingLogin(OWNER.email(), "somebody-else's"), NAME);

        assertThat(accounts.organization(OWNER)).isEmpty();
    }

    @Test
    void says_that_sign_up_is_closed() {
        server.closeSignUp(true);

        assertThat(failure(() -> accounts.register(OWNER, NAME)))
                .hasMessageContaining("signup_disabled")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REJECTED));
    }

    @Test
    void changes_the_head_of_invoices_and_leaves_what_is_not_set() {
        BillingKey key = registered();
        accounts.changeInvoiceHead(
                key, new InvoiceHead("EUR", "T-0B9C61F2", issuer("Provider SE", "billing@p.example")));

        accounts.changeInvoiceHead(key, new InvoiceHead("EUR", "T-0B9C61F2", issuer("Provider AG", null)));

        assertThat(accounts.invoiceHead(key))
                .isEqualTo(new InvoiceHead("EUR", "T-0B9C61F2", issuer("Provider AG", "billing@p.example")));
    }

    private static Issuer issuer(String name, @Nullable String email) {
        return new Issuer(name, null, null, null, "DE", null, email);
    }

    @Test
    void lets_no_key_into_the_organization_of_another() {
        BillingKey ours = registered();
        BillingLogin other = new BillingLogin("t-other-00000001@billing.invalid", "another-password");
        accounts.register(other, "Other");
        BillingKey theirs = accounts.organization(other).orElseThrow().key();
        accounts.customers().create(ours, customer("DE123"));

        assertThat(accounts.customers().find(theirs, ID)).isEmpty();
        assertThat(accounts.customers().find(ours, ID)).isPresent();
    }

    // ---- customers

    @Test
    void makes_a_customer_once_and_changes_it() {
        BillingKey key = registered();

        accounts.customers().create(key, customer("DE123"));
        accounts.customers().change(key, customer(null));

        assertThat(accounts.customers().find(key, ID)).contains(customer(null));
    }

    @Test
    void names_the_field_that_lago_refuses() {
        BillingKey key = registered();
        BillingCustomer wrong = new BillingCustomer(
                ID,
                "Acme",
                "Acme GmbH",
                new BillingAddress("Hauptstr. 1", "10115", "Berlin", "Germany"),
                null,
                null,
                "EUR");

        assertThat(failure(() -> accounts.customers().create(key, wrong)))
                .hasMessageContaining("not_a_valid_country_code")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REJECTED));
    }

    private static BillingCustomer customer(@Nullable String vatId) {
        return new BillingCustomer(
                ID,
                "Acme",
                "Acme GmbH",
                new BillingAddress("Hauptstr. 1", "10115", "Berlin", "DE"),
                vatId,
                "invoices@acme.example",
                "EUR");
    }

    // ---- metric and plan

    @Test
    void reads_back_metric_and_plan_and_takes_one_that_is_there_for_made() {
        BillingKey key = withMetric();

        accounts.plans().create(key, plan("0.02", "0.06"));
        accounts.plans().create(key, plan("0.02", "0.06"));

        assertThat(accounts.metrics().find(key, UsageMetric.TOKENS)).contains(metric());
        assertThat(accounts.plans().find(key, "assistant")).contains(plan("0.02", "0.06"));
    }

    @Test
    void changes_prices_to_the_last_digit() {
        BillingKey key = withMetric();
        accounts.plans().create(key, plan("0.02", "0.06"));

        accounts.plans().change(key, plan("0.0000001", "12"));

        assertThat(accounts.plans().find(key, "assistant")).contains(plan("0.0000001", "12"));
    }

    @Test
    void makes_no_plan_while_lago_still_deletes_the_one_of_before() {
        BillingKey key = withPlan();
        accounts.plans().delete(key, "assistant");

        assertThat(failure(() -> accounts.plans().create(key, plan("0.02", "0.06")))
                        .kind())
                .isEqualTo(Kind.DOWN);
        accounts.plans().create(key, plan("0.02", "0.06"));
        accounts.plans().delete(key, "assistant");

        assertThat(accounts.plans().find(key, "assistant")).isEmpty();
    }

    @Test
    void leaves_a_charge_alone_that_somebody_added() {
        BillingKey key = withPlan();
        LagoApi api = LagoForTests.api(server.url());
        String metric = api.find("Bearer " + key.secret(), "billable_metrics", UsageMetric.TOKENS)
                .path("billable_metric")
                .path("lago_id")
                .asString();
        Map<String, Object> extra =
                Map.of("code", "support", "billable_metric_id", metric, "properties", Map.of("amount", "1"));
        api.addCharge("Bearer " + key.secret(), "assistant", Map.of("charge", extra));

        accounts.plans().change(key, plan("0.03", "0.06"));

        assertThat(accounts.plans().find(key, "assistant")).contains(plan("0.03", "0.06"));
        assertThat(api.find("Bearer " + key.secret(), "plans", "assistant")
                        .path("plan")
                        .path("charges"))
                .extracting(charge -> charge.path("code").asString())
                .containsExactlyInAnyOrder("tokens", "support");
    }

    private BillingKey withMetric() {
        BillingKey key = registered();
        accounts.metrics().create(key, metric());
        accounts.metrics().create(key, metric());
        return key;
    }

    private static UsageMetric metric() {
        return new UsageMetric(UsageMetric.TOKENS, "tokens", Set.of("input", "output"));
    }

    private static PricePlan plan(String input, String output) {
        return new PricePlan(
                "assistant",
                "Assistant",
                "EUR",
                19_900,
                Map.of(TokenKind.INPUT, new BigDecimal(input), TokenKind.OUTPUT, new BigDecimal(output)));
    }

    // ---- subscriptions

    @Test
    void finds_a_subscription_that_has_begun_and_one_that_has_not() {
        BillingKey key = withPlan();
        BillingSubscription begun = subscription(ID, ID, NOW.minusSeconds(60));
        BillingSubscription later = subscription("t-acme-later", ID, NOW.plusSeconds(60));

        accounts.subscriptions().create(key, begun);
        accounts.subscriptions().create(key, begun);
        accounts.subscriptions().create(key, later);

        assertThat(accounts.subscriptions().find(key, ID)).contains(begun);
        assertThat(accounts.subscriptions().find(key, "t-acme-later")).contains(later);
    }

    @Test
    void ends_a_subscription_in_either_state_twice_as_once() {
        BillingKey key = withPlan();
        for (Instant start : new Instant[] {NOW.minusSeconds(60), NOW.plusSeconds(60)}) {
            accounts.subscriptions().create(key, subscription(ID, ID, start));

            accounts.subscriptions().delete(key, ID);
            accounts.subscriptions().delete(key, ID);

            assertThat(accounts.subscriptions().find(key, ID)).isEmpty();
        }
    }

    @Test
    void does_not_take_the_subscription_of_another_customer_for_ours() {
        BillingKey key = withPlan();
        accounts.subscriptions().create(key, subscription(ID, "somebody-else", NOW));

        assertThat(failure(() -> accounts.subscriptions().create(key, subscription(ID, ID, NOW)))
                        .kind())
                .isEqualTo(Kind.ALREADY_EXISTS);
    }

    private BillingKey withPlan() {
        BillingKey key = withMetric();
        accounts.plans().create(key, plan("0.02", "0.06"));
        return key;
    }

    private static BillingSubscription subscription(String id, String customer, Instant start) {
        return new BillingSubscription(id, customer, "assistant", start);
    }

    @Test
    void takes_everything_away_twice_as_once() {
        BillingKey key = withPlan();
        accounts.customers().create(key, customer(null));
        for (int i = 0; i < 2; i++) {
            accounts.plans().delete(key, "assistant");
            accounts.metrics().delete(key, UsageMetric.TOKENS);
            accounts.customers().delete(key, ID);
        }

        assertThat(server.world(ID)).singleElement().asString().startsWith("organization ");
    }

    // ---- what goes wrong

    @Test
    void tells_kinds_of_trouble_apart_and_believes_nothing_gone() {
        BillingKey key = registered();
        Map<Fault, Kind> meaning = Map.of(
                Fault.DOWN, Kind.DOWN,
                Fault.ERROR, Kind.BROKEN,
                Fault.PAGE, Kind.NOT_UNDERSTOOD,
                Fault.RATE_LIMITED, Kind.RATE_LIMITED,
                Fault.EXPIRED_KEY, Kind.NOT_AUTHORIZED);
        meaning.forEach((fault, kind) -> {
            server.failNext(fault, "GET /api/v1/customers");
            assertThat(failure(() -> accounts.customers().find(key, ID)).kind()).isEqualTo(kind);
            server.failNext(fault, "POST /graphql");
            assertThat(failure(() -> accounts.organization(OWNER)).kind()).isEqualTo(kind);
        });
    }

    @Test
    void makes_one_of_what_something_in_between_repeats() {
        server.failNext(Fault.TWICE, "POST /graphql");
        BillingKey key = withPlan();
        server.failNext(Fault.TWICE, "POST /api/v1/subscriptions");
        accounts.subscriptions().create(key, subscription(ID, ID, NOW));

        assertThat(server.world(ID)).hasSize(5);
    }

    @Test
    void passes_on_how_long_to_wait() {
        server.failNext(Fault.RATE_LIMITED, "POST /graphql");

        assertThat(failure(() -> accounts.register(OWNER, NAME)).retryAfter()).hasSeconds(7);
    }

    @Test
    void finds_after_a_lost_answer_what_was_made() {
        server.failNext(Fault.ANSWER_LOST, "POST /graphql");
        assertThat(failure(() -> accounts.register(OWNER, NAME)).kind()).isEqualTo(Kind.ANSWER_LOST);
        BillingKey key = accounts.organization(OWNER).orElseThrow().key();

        server.failNext(Fault.ANSWER_LOST, "POST /api/v1/customers");
        assertThat(failure(() -> accounts.customers().create(key, customer(null)))
                        .kind())
                .isEqualTo(Kind.ANSWER_LOST);

        assertThat(accounts.customers().find(key, ID)).contains(customer(null));
    }

    @Test
    void asks_again_if_the_connection_broke_while_reading() {
        BillingKey key = registered();
        server.failNext(Fault.ANSWER_LOST, "GET /api/v1/customers");

        assertThat(accounts.customers().find(key, ID)).isEmpty();
    }

    @Test
    void names_a_wrong_key_and_never_shows_key_or_password() {
        OutsideFailure failure = failure(() -> accounts.customers().find(new BillingKey("wrong-secret-key"), ID));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(failure).hasMessageNotContaining("wrong-secret");
        assertThat(OWNER + " " + accounts.organization(OWNER) + new BillingKey("wrong-secret-key"))
                .doesNotContain("a-password", "wrong-secret");
    }

    @Test
    void believes_no_404_of_another_program() {
        BillingAccounts elsewhere =
                new LagoAccounts(new LagoSettings(server.url().resolve("/other")));

        assertThat(failure(() -> elsewhere.customers().find(new BillingKey("k"), ID))
                        .kind())
                .isEqualTo(Kind.NOT_UNDERSTOOD);
    }

    @Test
    void says_which_setting_is_missing() {
        BillingAccounts unset = new LagoAccounts(new LagoSettings(null));

        assertThat(failure(unset::check)).hasMessageContaining("tenantry.lago.url is not set");
    }
}
