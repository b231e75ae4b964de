package dev.tenantry.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.standins.StandIn.Place;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lago's oddities, as far as no adapter's test sees them. */
class LagoStandInTests {

    private static final String REGISTER =
            "mutation($input: RegisterUserInput!) { registerUser(input: $input) { token" + " organization { id } } }";

    @AutoClose
    private final LagoStandIn lago = StandIn.listening(new LagoStandIn(Place.ofTest(Map.of())));

    private Asking owner = Asking.at(lago.url());

    @BeforeEach
    void sign_up() {
        owner = signedUp("acme");
    }

    private Asking signedUp(String name) {
        var registered = graphQl(
                        Asking.at(lago.url()),
                        REGISTER,
                        "{'email':'%s@billing.invalid','password':'p','organizationName':'%s'}".formatted(name, name))
                .json()
                .path("data")
                .path("registerUser");
        Asking session = Asking.at(lago.url())
                .with("Authorization", "Bearer " + registered.path("token").asString())
                .with(
                        "x-lago-organization",
                        registered.path("organization").path("id").asString());
        String key = graphQl(session, "query { organization { apiKey } }", "{}")
                .json()
                .path("data")
                .path("organization")
                .path("apiKey")
                .asString();
        return Asking.at(lago.url()).with("Authorization", "Bearer " + key);
    }

    private static Asking.Answer graphQl(Asking who, String document, String input) {
        return who.post("/graphql", "{'query':'%s','variables':{'input':%s}}".formatted(document, input));
    }

    private static String event(String id, String subscription) {
        return "{'transaction_id':'%s','external_subscription_id':'%s','code':'llm_tokens','timestamp':1764000000}"
                .formatted(id, subscription);
    }

    private Asking.Answer batch(String... events) {
        return owner.post("/api/v1/events/batch", "{'events':[" + String.join(",", events) + "]}");
    }

    private boolean knows(String id) {
        return owner.get("/api/v1/events/" + id).status() == 200;
    }

    @Test
    void answers_a_query_with_what_it_selects_and_no_more() {
        Asking.Answer answer = graphQl(
                Asking.at(lago.url()),
                "mutation { loginUser(input: $input) { token } }",
                "{'email':'acme@billing.invalid','password':'p'}");

        assertThat(answer.json().path("data").path("loginUser").propertyNames()).containsExactly("token");
    }

    @Test
    void says_no_to_a_query_with_status_200() {
        Asking.Answer answer = graphQl(Asking.at(lago.url()), "query { currentUser { memberships { status } } }", "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()
                        .path("errors")
                        .path(0)
                        .path("extensions")
                        .path("code")
                        .asString())
                .isEqualTo("unauthorized");
    }

    @Test
    void takes_an_event_of_a_subscription_and_a_metric_that_nobody_knows() {
        assertThat(owner.post("/api/v1/events", "{'event':" + event("e-1", "nobody") + "}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refuses_an_event_that_it_has_but_not_for_another_subscription() {
        owner.post("/api/v1/events", "{'event':" + event("e-1", "s-1") + "}");

        Asking.Answer again = owner.post("/api/v1/events", "{'event':" + event("e-1", "s-1") + "}");
        Asking.Answer other = owner.post("/api/v1/events", "{'event':" + event("e-1", "s-2") + "}");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json()
                        .path("error_details")
                        .path("transaction_id")
                        .path(0)
                        .asString())
                .isEqualTo("value_already_exist");
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void refuses_a_whole_batch_for_one_event_that_it_has() {
        batch(event("e-1", "s-1"));

        Asking.Answer refused = batch(event("e-2", "s-1"), event("e-1", "s-1"), event("e-3", "s-1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("error_details").propertyNames()).containsExactly("1");
        assertThat(knows("e-1")).isTrue();
        assertThat(knows("e-2")).isFalse();
        assertThat(knows("e-3")).isFalse();
        assertThat(batch(event("e-2", "s-1"), event("e-3", "s-1")).status()).isEqualTo(200);
    }

    @Test
    void wants_ids_unique_in_a_batch_whatever_their_subscription() {
        assertThat(batch(event("e-1", "s-1"), event("e-1", "s-2")).status()).isEqualTo(422);
        assertThat(knows("e-1")).isFalse();
    }

    @Test
    void takes_milliseconds_for_seconds_and_no_text_for_a_time() {
        String millis = event("e-1", "s-1").replace("1764000000", "1764000000000");
        String text = event("e-2", "s-1").replace("1764000000", "'2026-12-01T00:00:00Z'");

        assertThat(batch(millis).status()).isEqualTo(200);
        assertThat(batch(text).text()).contains("invalid_format");
    }

    @Test
    void keeps_events_of_organizations_apart() {
        batch(event("e-1", "s-1"));

        assertThat(signedUp("other").get("/api/v1/events/e-1").status()).isEqualTo(404);
    }

    @Test
    void drops_what_needs_a_licence_and_refuses_some_of_it() {
        String customer = "{'customer':{'external_id':'c','timezone':'Europe/Berlin'}}";
        String plan = "{'plan':{'code':'p','name':'P','charges':[],'minimum_commitment':{'amount_cents':1}}}";
        String subscription =
                "{'subscription':{'external_id':'s','external_customer_id':'c','plan_code':'p','plan_overrides':{}}}";

        assertThat(owner.post("/api/v1/customers", customer).text()).doesNotContain("Berlin");
        assertThat(owner.post("/api/v1/plans", plan).text()).doesNotContain("commitment");
        assertThat(owner.post("/api/v1/subscriptions", subscription).status()).isEqualTo(403);
    }

    @Test
    void makes_the_customer_that_a_subscription_names() {
        owner.post("/api/v1/plans", "{'plan':{'code':'p','name':'P','charges':[]}}");

        owner.post(
                "/api/v1/subscriptions",
                "{'subscription':{'external_id':'s','external_customer_id':'unheard-of','plan_code':'p'}}");

        assertThat(lago.world("acme")).contains("customer unheard-of", "subscription s");
    }

    @Test
    void knows_a_missing_object_from_a_path_that_there_is_not() {
        assertThat(owner.get("/api/v1/plans/none").json().path("code").asString())
                .isEqualTo("plan_not_found");
        assertThat(owner.get("/api/v1/no/such/route").json().has("code")).isFalse();
    }

    @Test
    void closes_signing_up_by_its_switch() {
        Asking.withToken(lago).ask("PUT", "/__sandbox/sign-up", "{'closed':true}");

        assertThat(graphQl(
                                Asking.at(lago.url()),
                                REGISTER,
                                "{'email':'x@billing.invalid','password':'p','organizationName':'x'}")
                        .text())
                .contains("signup_disabled");
    }
}
