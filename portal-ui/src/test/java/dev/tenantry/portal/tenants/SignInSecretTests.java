package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.FakeAws;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

@PortalFixture
@ExtendWith(OutputCaptureExtension.class)
class SignInSecretTests extends SpringBrowserlessTest {

    private static final String SECRET = "s3cr3t-0f-the-1dent1ty-pr0v1der";

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private ApplicationContext portal;

    @Autowired
    private FakeAws aws;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    private TenantId signingInElsewhere() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        TenantId id = drafts.begin();
        var draft = WizardStage.complete(
                        "s" + random.nextInt(1_000_000, 10_000_000),
                        "8" + random.nextLong(10_000_000_000L, 100_000_000_000L))
                .with(Field.SIGN_IN, "OWN_OIDC")
                .with(Field.ISSUER, "https://login.example.com/acme");
        drafts.save(id, draft, 0);
        assertThat(onboarding.submit(id, 1)).isInstanceOf(Onboarding.Submission.Submitted.class);
        return id;
    }

    private static String arn(TenantId tenant) {
        return "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + tenant + "/sign-in-Ab1";
    }

    private Run waiting(TenantId tenant) {
        return new StagedRuns(portal)
                .incident(
                        tenant,
                        "system:test",
                        new StepKey("infrastructure", 1),
                        Facts.of("secret_arns", "{\"sign-in\":\"" + arn(tenant) + "\"}"),
                        new StepKey("secrets", 1),
                        new Failure(
                                FailureClass.CONFIG,
                                OutsideSystem.PORTAL,
                                "secrets",
                                Saying.quote("not brought yet"),
                                "raw"));
    }

    @Test
    @As(Role.OPERATOR)
    void goes_into_the_tenants_secrets_manager_and_stays_nowhere_else(CapturedOutput output) {
        TenantId id = signingInElsewhere();
        Run run = waiting(id);
        navigate("tenants/" + id, TenantView.class);
        assertThat(content()).contains("Run #" + run.number() + " waits for it.");

        test(field()).setValue(" " + SECRET + "\n");
        press("Write to the customer's Secrets Manager");

        assertThat(aws.secret(arn(id))).isEqualTo("{\"client-secret\":\"" + SECRET + "\"}");
        assertThat(content()).contains("Written. It cannot be shown again.").doesNotContain(SECRET);
        assertThat(field().getValue()).isEmpty();
        assertThat(trail.listOf(id, TrailFilter.all()).entries())
                .anySatisfy(entry -> assertThat(entry.act()).isEqualTo("tenant.sign-in-secret-brought"));
        assertThat(everythingStored()).contains(id.toString()).doesNotContain(SECRET);
        assertThat(output.getAll()).doesNotContain(SECRET);
        assertThat(button("Let run #" + run.number() + " go on").isEnabled()).isTrue();
    }

    @Test
    @As(Role.OPERATOR)
    void a_second_one_replaces_the_first_and_an_empty_one_does_not() {
        TenantId id = signingInElsewhere();
        waiting(id);
        navigate("tenants/" + id, TenantView.class);
        for (String typed : List.of("first", "second", "  ")) {
            test(field()).setValue(typed);
            press("Write to the customer's Secrets Manager");
        }
        assertThat(aws.secret(arn(id))).isEqualTo("{\"client-secret\":\"second\"}");
        assertThat(content()).contains("Nothing was written: enter the client secret");
    }

    @Test
    @As(Role.OPERATOR)
    void account_that_is_closed_takes_nothing_and_says_so() {
        TenantId id = signingInElsewhere();
        waiting(id);
        navigate("tenants/" + id, TenantView.class);
        aws.open = false;
        try {
            test(field()).setValue(SECRET);
            press("Write to the customer's Secrets Manager");
        } finally {
            aws.open = true;
        }
        assertThat(content()).contains("AWS lets us not into the account").doesNotContain(SECRET);
        assertThat(aws.secret(arn(id))).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void has_no_field_before_there_is_a_place_for_it() {
        TenantId id = signingInElsewhere();
        navigate("tenants/" + id, TenantView.class);
        assertThat(content()).contains("It can be entered as soon as the infrastructure stands");
        assertThat($(PasswordField.class).all()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void lets_the_run_that_waited_go_on() {
        TenantId id = signingInElsewhere();
        Run run = waiting(id);
        navigate("tenants/" + id, TenantView.class);
        test(field()).setValue(SECRET);
        press("Write to the customer's Secrets Manager");
        press("Let run #" + run.number() + " go on");
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPath()).isEqualTo("runs/" + run.number());
        assertThat(trail.listOf(id, TrailFilter.all()).entries())
                .anySatisfy(entry -> assertThat(entry.act()).isEqualTo("run.retried"));
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void overview_tells_the_administrator_until_it_is_written() {
        Run run = waitsAtAcme();
        String words = "run #" + run.number() + " waits for the client secret";
        lookAtOverview();
        assertThat(content()).contains(words);
        assertThat($(Anchor.class).withText("Enter the secret").single().getHref())
                .isEqualTo("tenants/" + TestPeople.ACME + "?tab=overview");

        navigate("tenants/" + TestPeople.ACME, TenantView.class);
        assertThat(content()).as("the card stands above all others").containsSubsequence("waits for it.", "Agreed");
        test(field()).setValue(SECRET);
        press("Write to the customer's Secrets Manager");
        lookAtOverview();
        assertThat(content()).contains("Nothing needs you").doesNotContain(words);
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void overview_still_asks_for_one_that_aws_did_not_take() {
        Run run = waitsAtAcme();
        navigate("tenants/" + TestPeople.ACME, TenantView.class);
        aws.open = false;
        try {
            test(field()).setValue(SECRET);
            press("Write to the customer's Secrets Manager");
        } finally {
            aws.open = true;
        }
        lookAtOverview();
        assertThat(content()).contains("run #" + run.number() + " waits for the client secret");
    }

    @Test
    @As(Role.OPERATOR)
    void overview_tells_whoever_may_let_the_run_go_on_of_its_incident_only() {
        new StagedRuns(portal).nothingWaits();
        Run run = waitsAtAcme();
        lookAtOverview();
        assertThat(content()).doesNotContain("waits for the client secret");
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains("runs/" + run.number());
    }

    /** Acme signs in elsewhere, and its run waits from now on: the trail remembers what was brought before. */
    private Run waitsAtAcme() {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.OPERATOR));
        TenantId like = signingInElsewhere();
        SecurityContextHolder.setContext(before);
        scope.inProvider(() ->
                jdbc.sql("""
                        insert into tenant (tenant_id, state, since, draft, profile, display_name, created_at)
                        select ?, 'ONBOARDING', now(), draft, profile, display_name, now() from tenant where tenant_id = ?
                        """).params(TestPeople.ACME.value(), like.value()).update());
        Run run = waiting(TestPeople.ACME);
        scope.inProvider(() -> jdbc.sql("update run set incident_since = now() where id = ?")
                .param(run.id().value())
                .update());
        return run;
    }

    @AfterEach
    void take_acme_away() {
        scope.inProvider(() -> List.of("run", "tenant")
                .forEach(table -> jdbc.sql("delete from " + table + " where tenant_id = ?")
                        .param(TestPeople.ACME.value())
                        .update()));
    }

    /** Every row of every table of the portal, as text. */
    private String everythingStored() {
        return scope.asProvider(() -> {
            List<String> tables =
                    jdbc.sql("""
                            select quote_ident(table_schema) || '.' || quote_ident(table_name)
                            from information_schema.tables
                            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                              and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'select')
                            """).query((row, at) -> row.getString(1)).list();
            assertThat(tables).hasSizeGreaterThan(10);
            StringBuilder all = new StringBuilder();
            tables.forEach(table -> jdbc.sql("select t::text from " + table + " t")
                    .query((row, at) -> row.getString(1))
                    .list()
                    .forEach(all::append));
            return all.toString();
        });
    }

    private PasswordField field() {
        return $(PasswordField.class).single();
    }

    /** Anew: the page that is open already would stand as it was built. */
    private void lookAtOverview() {
        navigate("settings", Component.class);
        navigate("", Component.class);
    }

    private void press(String text) {
        test(button(text)).click();
    }

    private Button button(String text) {
        return $(Button.class).withText(text).single();
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
