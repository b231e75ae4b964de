package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.FakeAws;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalFixture
class WizardTests extends SpringBrowserlessTest {

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private TenantReading tenants;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private FakeAws aws;

    @Test
    @As(Role.OPERATOR)
    void keeps_each_input_and_finds_it_again_under_the_url() {
        TenantId id = open("company");
        test(input("Name")).setValue("Acme");
        assertThat(stored(id).get(Field.DISPLAY_NAME)).isEqualTo("Acme");
    }

    @Test
    @As(Role.OPERATOR)
    void heading_follows_the_name_at_once() {
        open("company");
        assertThat($(H1.class).single().getText()).isEqualTo("Unnamed draft");
        test(input("Name")).setValue("Acme");
        assertThat($(H1.class).single().getText()).isEqualTo("Acme");
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_was_overtaken_stays_and_keeps_what_was_typed() {
        TenantId id = open("company");
        somebodyElseFills(id, Field.CITY, "Bonn");
        test(input("Name")).setValue("Mine");
        press("Save and continue");
        assertThat(here()).endsWith("/company");
        assertThat(input("Name").getValue()).isEqualTo("Mine");
        assertThat(content())
                .contains("Somebody else has changed this draft", "Not kept yet is what you typed for: Name");
        navigate("tenants", com.vaadin.flow.component.Component.class);
        assertThat(here()).endsWith("/company");
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_was_overtaken_can_keep_both() {
        TenantId id = open("company");
        somebodyElseFills(id, Field.CITY, "Bonn");
        test(input("Name")).setValue("Mine");
        press("Keep my inputs, with their other changes");
        assertThat(input("City").getValue()).isEqualTo("Bonn");
        assertThat(stored(id).get(Field.DISPLAY_NAME)).isEqualTo("Mine");
        assertThat(stored(id).get(Field.CITY)).isEqualTo("Bonn");
        press("Save and continue");
        assertThat(here()).endsWith("/contract");
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_was_overtaken_can_take_what_the_other_filled_in() {
        TenantId id = open("company");
        somebodyElseFills(id, Field.DISPLAY_NAME, "Theirs");
        test(input("Name")).setValue("Mine");
        press("Drop my inputs and show theirs");
        assertThat(input("Name").getValue()).isEqualTo("Theirs");
        assertThat(content()).doesNotContain("Somebody else has changed this draft");
    }

    @Test
    @As(Role.OPERATOR)
    void offers_regions_by_name() {
        open("account");
        @SuppressWarnings("unchecked") // the view's only choice holds texts
        Select<String> region = $(Select.class).single();
        assertThat(region.getItemLabelGenerator().apply("eu-central-1")).isEqualTo("Frankfurt · eu-central-1");
    }

    @Test
    @As(Role.OPERATOR)
    void press_that_comes_together_with_what_was_typed_is_not_lost() {
        open("account");
        Button before = button("Test the access now");
        test(input("AWS account")).setValue("444455556669");
        test(before).click();
        assertThat(content()).contains("It works: the role lets us into the account 444455556669");
    }

    @Test
    @As(Role.OPERATOR)
    void breadcrumb_follows_the_name_at_once() {
        open("company");
        test(input("Name")).setValue("Acme");
        assertThat($(Nav.class).all().stream().map(nav -> nav.getElement().getTextRecursively()))
                .anySatisfy(trail -> assertThat(trail).contains("Tenants", "Acme"))
                .noneSatisfy(trail -> assertThat(trail).contains("Unnamed draft"));
    }

    @Test
    @As(Role.OPERATOR)
    void asks_for_the_issuer_only_where_there_is_one_and_says_when_its_secret_is_asked() {
        open("use");
        assertThat(labels()).contains("Host name").doesNotContain("Issuer", "Group claim");
        TenantId id = drafts.begin();
        somebodyElseFills(id, Field.SIGN_IN, "OWN_OIDC");
        navigate("tenants/new/" + id + "/use", WizardView.class);
        assertThat(labels()).contains("Issuer", "Group claim");
        assertThat(content()).doesNotContain("The client secret of this sign-in is not asked here");
        test(input("Issuer")).setValue("https://login.example.com/acme");
        assertThat(content()).contains("The client secret of this sign-in is not asked here");
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
    void speaks_german() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        open("account");
        assertThat(content()).contains("AWS-Konto");
        assertThat(button("Sichern und weiter")).isNotNull();
    }

    @Test
    @As(Role.SUPPORT)
    void is_closed_to_support() {
        navigate("tenants/new", com.vaadin.flow.component.Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("You need another role for this page");
    }

    @Test
    @As(Role.OPERATOR)
    void says_how_to_get_the_link_where_none_is_configured() {
        open("account");
        assertThat(content())
                .contains("tenantry.bootstrap.template-url", "infra/bootstrap/tenant-account.yaml", "External id");
    }

    @Test
    @As(Role.OPERATOR)
    void offers_only_to_bring_an_account_where_none_can_be_made_and_says_what_is_missing() {
        open("account");
        assertThat(content())
                .contains(
                        "Here accounts can only be brought",
                        "tenantry.organizations.role, tenantry.bootstrap.control-plane-principal");
        assertThat($(Button.class).withText("Have an account made").all()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void access_is_not_tried_before_there_is_an_account() {
        open("account");
        press("Test the access now");
        assertThat(content()).contains("Fill in the AWS account (12 digits) and the region first");
    }

    @Test
    @As(Role.OPERATOR)
    void access_that_is_open_is_proven_with_account_and_role_and_can_be_proven_again() {
        TenantId id = open("account");
        test(input("AWS account")).setValue("444455556666");
        press("Test the access now");
        assertThat(content())
                .contains("It works: the role lets us into the account 444455556666")
                .contains("arn:aws:iam::444455556666:role/tenantry-provisioner");
        press("Test the access now");
        assertThat(trail.listOf(id, TrailFilter.all()).entries())
                .filteredOn(entry -> entry.act().equals("tenant.access-tried"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.details()).containsEntry("answer", "Open"));
    }

    @Test
    @As(Role.OPERATOR)
    void access_that_is_refused_says_what_to_do_and_the_answer_goes_when_the_account_changes() {
        open("account");
        test(input("AWS account")).setValue("444455556667");
        aws.open = false;
        try {
            press("Test the access now");
        } finally {
            aws.open = true;
        }
        assertThat(content())
                .contains("The role cannot be assumed", "in the account 444455556667", "AccessDenied")
                .doesNotContain("It works");
        test(input("AWS account")).setValue("444455556668");
        assertThat(content()).doesNotContain("The role cannot be assumed");
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
        TenantId id = open("tools");
        test(group("Acknowledged")).selectAll();
        assertThat(stored(id).get(Field.MCP_ACKNOWLEDGED)).isEqualTo("agency:" + TestPeople.of(Role.OPERATOR));
        test(group("MCP servers")).deselectItem("agency (not in the catalogue)");
        press("Save and continue");
        assertThat(stored(id).get(Field.MCP_SERVERS)).isEmpty();
        assertThat(stored(id).get(Field.MCP_ACKNOWLEDGED)).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void going_on_without_a_change_keeps_nothing_anew() {
        TenantId id = drafts.begin();
        somebodyElseFills(id, Field.MCP_ACKNOWLEDGED, "agency");
        for (String step : List.of("company", "contract", "account", "use", "tools", "operation")) {
            navigate("tenants/new/" + id + "/" + step, WizardView.class);
            press("Save and continue");
        }
        assertThat(here()).endsWith("/review");
        assertThat(tenants.tenant(id).orElseThrow().version()).isEqualTo(1);
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

    @SuppressWarnings("unchecked") // the wizard's groups hold texts
    private CheckboxGroup<String> group(String label) {
        return $(CheckboxGroup.class).all().stream()
                .filter(group -> label.equals(group.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    static TenantDraft complete(String slug, String account) {
        return TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, slug)
                .with(Field.LEGAL_NAME, slug + " GmbH")
                .with(Field.STREET, "Hauptstr. 1")
                .with(Field.POSTAL_CODE, "10115")
                .with(Field.CITY, "Berlin")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@acme.example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-1")
                .with(Field.SLUG, slug)
                .with(Field.ACCOUNT_ID, account);
    }

    private TenantId open(String step) {
        TenantId id = drafts.begin();
        navigate("tenants/new/" + id + "/" + step, WizardView.class);
        return id;
    }

    private void somebodyElseFills(TenantId id, Field field, String value) {
        var tenant = tenants.tenant(id).orElseThrow();
        drafts.save(id, tenant.draft().with(field, value), tenant.version());
    }

    private TenantDraft stored(TenantId id) {
        return tenants.tenant(id).orElseThrow().draft();
    }

    private void press(String text) {
        test(button(text)).click();
    }

    private Button button(String text) {
        return $(Button.class).withText(text).single();
    }

    private List<String> labels() {
        return $(TextField.class).all().stream().map(TextField::getLabel).toList();
    }

    private TextField input(String label) {
        return $(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private static String here() {
        return UI.getCurrentOrThrow().getActiveViewLocation().getPath();
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
