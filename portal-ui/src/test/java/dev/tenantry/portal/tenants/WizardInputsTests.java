package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.register.Field;
import dev.tenantry.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What inputs lead to, page by page, and what the review says of them. */
class WizardInputsTests extends WizardStage {

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @As(Role.OPERATOR)
    void asks_for_the_issuer_only_where_there_is_one_and_says_when_its_secret_is_asked() {
        open("use");
        assertThat(labels())
                .contains("Host name")
                .doesNotContain("Issuer", "Group claim", "Addresses of their own sign-in");
        TenantId id = drafts.begin();
        somebodyElseFills(id, Field.SIGN_IN, "OWN_OIDC");
        navigate("tenants/new/" + id + "/use", WizardView.class);
        assertThat(labels()).contains("Issuer", "Group claim", "Addresses of their own sign-in");
        assertThat(content()).contains("Where the customer’s own sign-in is has not been said yet");
        test(input("Addresses of their own sign-in")).setValue("10.9.8.0/24");
        assertThat(content()).doesNotContain("Where the customer’s own sign-in is has not been said yet");
        assertThat(content()).doesNotContain("The client secret of this sign-in is not asked here");
        test(input("Issuer")).setValue("https://login.example.com/acme");
        assertThat(content()).contains("The client secret of this sign-in is not asked here");
    }

    @Test
    @As(Role.OPERATOR)
    void certificate_of_another_account_is_told_at_its_field_and_none_is_no_problem() {
        TenantId id = drafts.begin();
        somebodyElseFills(id, Field.ACCOUNT_ID, "111122223333");
        navigate("tenants/new/" + id + "/use", WizardView.class);
        assertThat(input("Certificate").isRequiredIndicatorVisible()).isFalse();
        test(input("Certificate")).setValue("arn:aws:acm:eu-central-1:999922223333:certificate/c-1");
        assertThat(input("Certificate").getErrorMessage()).contains("another account or region");
        test(input("Certificate")).setValue("arn:aws:acm:eu-central-1:111122223333:certificate/c-1");
        assertThat(input("Certificate").isInvalid()).isFalse();
    }

    @Test
    @As(Role.OPERATOR)
    void review_names_the_region() {
        open("review");
        assertThat(content()).contains("Frankfurt · eu-central-1");
    }

    @Test
    @As(Role.OPERATOR)
    void review_tells_all_problems_at_once() {
        open("review");
        assertThat(content()).contains("Before this can be submitted: 10 to do.");
        assertThat(button("Submit and plan").isEnabled()).isFalse();
    }

    @Test
    @As(Role.OPERATOR)
    void draft_that_changed_under_its_review_is_not_submitted() {
        TenantId id = drafts.begin();
        drafts.save(id, complete("wizard-review", "111100001111"), 0);
        navigate("tenants/new/" + id + "/review", WizardView.class);
        somebodyElseFills(id, Field.SIZE, "L");
        press("Submit and plan");
        assertThat(here()).endsWith("/review");
        assertThat(content()).contains("Somebody else has changed this draft since you looked at it");
        assertThat(tenants.tenant(id).orElseThrow().profile()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void estimate_and_licence_follow_the_inputs() {
        open("use");
        assertThat(content()).contains("Estimated total a month", "As of", "Up to 50 people");
        String small = content();
        test(input("People expected")).setValue("200");
        assertThat(content()).contains("More than 50 people");
        assertThat(small).doesNotContain("More than 50 people");
    }

    @Test
    @As(Role.OPERATOR)
    void issuer_that_leads_to_metadata_is_told_at_its_field() {
        TenantId id = drafts.begin();
        somebodyElseFills(id, Field.SIGN_IN, "OWN_OIDC");
        navigate("tenants/new/" + id + "/use", WizardView.class);
        test(input("Issuer")).setValue("https://169.254.169.254/latest/meta-data");
        assertThat(input("Issuer").isInvalid()).isTrue();
        assertThat(input("Issuer").getErrorMessage()).contains("only means the machine itself");

        test(input("Issuer")).setValue("https://login.acme.example/realms/acme");
        assertThat(input("Issuer").isInvalid()).isFalse();
    }

    @Test
    @As(Role.OPERATOR)
    void estimate_counts_a_graphics_processor_and_a_cache_only_where_the_stack_has_them() {
        TenantId id = drafts.begin();
        somebodyElseFills(id, Field.SIZE, "S");
        navigate("tenants/new/" + id + "/use", WizardView.class);
        assertThat(content()).contains("Database", "Load balancer").doesNotContain("Cache", "graphics processor");

        somebodyElseFills(id, Field.SIZE, "L");
        somebodyElseFills(id, Field.DATA_POLICY, "LOCAL");
        navigate("tenants/new/" + id + "/review", WizardView.class);
        assertThat(content()).contains("Cache", "Machine with a graphics processor");

        somebodyElseFills(id, Field.DATA_POLICY, "EXTERNAL");
        navigate("tenants/new/" + id + "/use", WizardView.class);
        assertThat(content()).contains("Cache").doesNotContain("graphics processor");
    }

    @Test
    @As(Role.OPERATOR)
    void models_are_kept_in_the_order_of_the_catalogue_whatever_was_ticked_first() {
        TenantId id = open("use");
        test(group("Models")).selectItem("Gemma 3, 4 B · LOCAL, from size S");
        test(group("Models")).selectItem("Llama 3.2, 3 B · LOCAL, from size S");
        press("Save and continue");
        assertThat(stored(id).list(Field.MODELS)).containsExactly("llama3.2:latest", "gemma3:4b");
    }

    @Test
    @As(Role.OPERATOR)
    void acknowledges_what_leaves_in_the_name_of_whoever_ticks_it() {
        in("""
                insert into mcp_server (server_id, name, description, address, needs_token, created_at)
                values ('agency', 'Agency', '', 'https://mcp.agency.example/mcp', false, now())
                """);
        try {
            TenantId id = open("tools");
            test(group("Acknowledged")).selectAll();
            assertThat(stored(id).get(Field.MCP_ACKNOWLEDGED)).isEqualTo("agency:" + TestPeople.of(Role.OPERATOR));
            test(group("MCP servers")).deselectItem("Agency (agency)");
            press("Save and continue");
            assertThat(stored(id).get(Field.MCP_SERVERS)).isEmpty();
            assertThat(stored(id).get(Field.MCP_ACKNOWLEDGED)).isEmpty();
        } finally {
            in("delete from mcp_server where server_id = 'agency'");
        }
    }

    private void in(String sql) {
        scope.inProvider(() -> jdbc.sql(sql).update());
    }

    @Test
    @As(Role.OPERATOR)
    void server_that_the_catalogue_does_not_have_is_said_where_it_was_chosen() {
        TenantId id = open("tools");
        assertThat(stored(id).get(Field.MCP_SERVERS)).isEmpty();
        somebodyElseFills(id, Field.MCP_SERVERS, "gone");
        navigate("tenants/new/" + id + "/tools", WizardView.class);
        test(group("MCP servers")).deselectItem("gone (not in the catalogue)");
        assertThat(content()).doesNotContain("One of these is not in the catalogue");
        test(group("MCP servers")).selectItem("gone (not in the catalogue)");
        assertThat(group("MCP servers").getErrorMessage())
                .isEqualTo(
                        "One of these is not in the catalogue of MCP servers. Take it out, or have it registered first.");
    }

    @Test
    @As(Role.OPERATOR)
    void keeps_window_and_tags() {
        TenantId id = open("operation");
        test(group("Days of maintenance")).selectItem("Saturday");
        test(input("Tags")).setValue("pilot, health");
        assertThat(stored(id).list(Field.WINDOW_DAYS)).containsExactlyInAnyOrder("SATURDAY", "SUNDAY");
        assertThat(stored(id).list(Field.TAGS)).containsExactly("pilot", "health");
    }

    @Test
    @As(Role.OPERATOR)
    void review_says_in_words_what_was_chosen() {
        open("review");
        assertThat(content())
                .contains("Local: nothing leaves the account", "Sunday", "Estimated cost a month", "Access to the AWS")
                .doesNotContain("SUNDAY");
    }
}
