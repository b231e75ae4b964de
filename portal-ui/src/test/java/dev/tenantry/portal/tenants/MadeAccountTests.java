package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.accounts.AccountOrders;
import dev.tenantry.accounts.AccountOrders.Standing;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.register.Field;
import dev.tenantry.register.MadeAccounts;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.standins.AwsStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Having an account made, from the wizard's button to the id in the draft, where the provider has said how. */
@PortalFixture
@ContextConfiguration(initializers = {PortalFixture.OnTestDatabase.class, MadeAccountTests.WithAnOrganization.class})
class MadeAccountTests extends SpringBrowserlessTest {

    /** AWS as the sandbox without an emulator has it. */
    static final class WithAnOrganization implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            AwsStandIn aws = StandIn.listening(new AwsStandIn(StandIn.Place.ofTest(Map.of())));
            TestPropertyValues.of(
                            "tenantry.infrastructure.emulator=" + aws.url(),
                            "tenantry.organizations.role=arn:aws:iam::123456789012:role/tenantry-organizations",
                            "tenantry.bootstrap.control-plane-principal=arn:aws:iam::123456789012:role/tenantry-portal")
                    .applyTo(context);
            context.getBeanFactory().registerSingleton("awsWithAnOrganization", aws);
        }
    }

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private TenantReading tenants;

    @Autowired
    private AccountOrders orders;

    @Autowired
    private MadeAccounts made;

    @Autowired
    private RunReading reading;

    @Autowired
    private RunControl control;

    private TenantId open(TenantDraft draft) {
        TenantId id = drafts.beginWith(draft);
        wizard(id);
        return id;
    }

    private void wizard(TenantId id) {
        navigate("tenants/new/" + id + "/account", WizardView.class);
    }

    private static TenantDraft named() {
        return TenantDraft.fresh().with(Field.DISPLAY_NAME, "Acme").with(Field.SLUG, "acme");
    }

    @Test
    @As(Role.OPERATOR)
    void button_leads_to_a_run_whose_end_is_the_id_in_the_draft() {
        TenantId id = open(named());
        assertThat(content()).contains("tenantry-acme-" + id.toString().substring(0, 8));
        test(email()).setValue("aws+wizard@provider.example");
        press("Have an account made");
        assertThat(here()).startsWith("runs/");
        RunSummary run = ((Standing.UnderWay) orders.standing(id)).run();

        Run planned = await(id, run, RunState.AWAITING_APPROVAL);
        wizard(id);
        assertThat(content()).contains("Run #" + run.number() + " is to make the account");
        assertThat($(Button.class).withText("Have an account made").all()).isEmpty();
        control.approve(id, run.id(), String.valueOf(planned.planHash()), "looks right");
        await(id, run, RunState.SUCCEEDED);

        leave();
        wizard(id);
        String account = tenants.tenant(id).orElseThrow().draft().get(Field.ACCOUNT_ID);
        assertThat(account).matches("\\d{12}");
        assertThat(input("AWS account").getValue()).isEqualTo(account);
        assertThat(content())
                .contains("The account " + account + " was made for this tenant")
                .doesNotContain("The customer lets us in with one act");
        press("Test the access now");
        assertThat(content()).contains("It works: the role lets us into the account " + account);
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_has_the_draft_open_while_the_account_arrives_is_told_and_loses_nothing() {
        TenantId id = drafts.beginWith(named());
        navigate("tenants/new/" + id + "/company", WizardView.class);
        made.handOver(id, "210987654321");

        test(input("City")).setValue("Bonn");

        assertThat(content())
                .contains("Somebody else has changed this draft", "Not kept yet is what you typed for: City");
        press("Keep my inputs, with their other changes");
        TenantDraft stored = tenants.tenant(id).orElseThrow().draft();
        assertThat(stored.get(Field.CITY)).isEqualTo("Bonn");
        assertThat(stored.get(Field.ACCOUNT_ID)).isEqualTo("210987654321");
    }

    @Test
    @As(Role.OPERATOR)
    void bad_address_and_whatever_else_is_missing_is_said_where_it_belongs() {
        TenantId id = open(TenantDraft.fresh());
        test(email()).setValue("nobody@provider");
        press("Have an account made");
        assertThat(email().isInvalid()).isTrue();
        assertThat(email().getErrorMessage()).contains("6 to 64 plain characters");
        assertThat(content()).contains("The tenant needs a name first", "needs a valid short name first");
        assertThat(orders.standing(id)).isInstanceOf(Standing.Possible.class);
    }

    @Test
    @As(Role.OPERATOR)
    void address_that_is_being_typed_survives_what_else_is_filled_in() {
        open(named());
        test(email()).setValue("aws+typed@provider.example");
        test(input("Short name")).setValue("beta");
        assertThat(email().getValue()).isEqualTo("aws+typed@provider.example");
        assertThat(content()).contains("tenantry-beta-");
    }

    @Test
    @As(Role.OPERATOR)
    void tenant_that_names_an_account_is_not_offered_another() {
        open(named().with(Field.ACCOUNT_ID, "111122223333"));
        assertThat(content()).contains("The tenant names an account already");
        assertThat($(Button.class).withText("Have an account made").all()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void speaks_german() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        open(named());
        assertThat(content()).contains("Oder ein Konto anlegen lassen", "Name des Kontos");
    }

    private Run await(TenantId tenant, RunSummary run, RunState wanted) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> run(tenant, run).state() == wanted);
        return run(tenant, run);
    }

    private Run run(TenantId tenant, RunSummary run) {
        return reading.run(tenant, run.id()).map(RunDetail::run).orElseThrow();
    }

    /** Navigating to the route that is open would show the page as it was. */
    private void leave() {
        navigate("tenants", com.vaadin.flow.component.Component.class);
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private EmailField email() {
        return $(EmailField.class).single();
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
