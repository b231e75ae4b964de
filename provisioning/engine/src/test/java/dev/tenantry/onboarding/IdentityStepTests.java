package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.keycloak.KeycloakAt;
import dev.tenantry.standins.KeycloakStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.CentralHalf;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.Company;
import dev.tenantry.tenants.TenantProfile.Contact;
import dev.tenantry.tenants.TenantProfile.ContactRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("identity")
class IdentityStepTests extends StepProofs {

    private static final String SECRET = "secret-of-tests";

    @TempDir
    Path folder;

    @AutoClose
    private final KeycloakStandIn server =
            StandIn.listening(new KeycloakStandIn(Place.ofTest(Map.of("client-secret", SECRET))));

    private final PretendedAdministrators administrators = new PretendedAdministrators();
    private SignInDirectory directory;
    private IdentityStep step;
    private int people;

    @BeforeEach
    void connect() throws IOException {
        directory = KeycloakAt.directory(server.url(), Files.writeString(folder.resolve("secret"), SECRET));
        step = new IdentityStep(directory, administrators);
    }

    @Override
    protected Step step() {
        return step;
    }

    /** Each tenant with an administrator of its own. */
    @Override
    protected StepStage stage() {
        return stage("ada" + people++ + "@acme.example");
    }

    private StepStage stage(String admin) {
        return new StepStage(folder).with(withAdmin(admin));
    }

    static TenantProfile withAdmin(String email) {
        TenantProfile acme = Profiles.acme();
        Company old = acme.company();
        List<Contact> contacts = List.of(
                new Contact(ContactRole.BILLING, "Bo Beispiel", "bo@acme.example"),
                new Contact(ContactRole.ADMIN, "Ada Beispiel", email));
        Company company = new Company(old.displayName(), old.legalName(), old.billingAddress(), old.vatId(), contacts);
        return new TenantProfile(
                acme.slug(),
                company,
                acme.contract(),
                acme.aws(),
                acme.dataPolicy(),
                acme.size(),
                acme.expectedUsers(),
                acme.signIn(),
                acme.hostName(),
                acme.certificateArn(),
                acme.models(),
                acme.mcpServers(),
                acme.release(),
                acme.maintenanceWindow(),
                acme.tags());
    }

    private static OrganizationAlias alias(StepContext context) {
        return OrganizationPiece.alias(context);
    }

    private static String email(StepContext context) {
        return context.profile().company().contacts().getLast().email();
    }

    @Override
    protected Set<String> world(StepContext context) {
        Set<String> ours = new TreeSet<>(server.world());
        ours.removeIf(line -> !line.contains(alias(context).value()) && !line.endsWith(" " + email(context)));
        ours.addAll(administrators.of(context.tenant()));
        return ours;
    }

    // ---- what it brings about

    @Test
    void makes_the_organization_and_its_administrator_and_hands_on_the_alias() {
        StepStage stage = stage();
        String alias = alias(stage).value();

        Progress<Facts> done = stage.start(step, () -> {});

        assertThat(done).isEqualTo(Progress.done(Facts.of("organization", alias)));
        assertThat(world(stage))
                .containsExactlyInAnyOrder(
                        "member " + alias + " " + email(stage),
                        "organization " + alias,
                        "user " + email(stage),
                        stage.tenant() + " " + email(stage));
        assertThat(administrators.subjects())
                .containsExactly(directory.subject(email(stage)).orElseThrow());
    }

    @Test
    void plans_what_it_will_do_and_nothing_afterwards() {
        StepStage stage = stage();

        assertThat(planned(stage))
                .extracting(Change::action, Change::type)
                .containsExactly(
                        tuple(Action.CREATE, "organization"),
                        tuple(Action.CREATE, "account"),
                        tuple(Action.CREATE, "membership"),
                        tuple(Action.CREATE, "administrator"));
        stage.start(step, () -> {});
        assertThat(planned(stage)).isEmpty();
    }

    /** Nothing else of it acts anywhere (R2.5). */
    @Test
    void plans_rows_of_central_systems_only() {
        StepStage stage = stage();

        assertThat(CentralHalf.in(planned(stage), stage.profile().aws())).isEqualTo(CentralHalf.of("identity"));
    }

    private List<Change> planned(StepStage stage) {
        return stage.plan(step, () -> {}) instanceof Progress.Done<PlannedPart>(var part) ? part.changes() : List.of();
    }

    @Test
    void keeps_names_and_addresses_out_of_plan_audit_and_log() {
        StepStage stage = stage();

        String told = planned(stage).toString();
        stage.start(step, () -> {});
        stage.compensate(step, () -> {});

        assertThat(told + stage.effects() + stage.lines()).doesNotContain(email(stage), "Ada");
    }

    @Test
    void brings_a_renamed_organization_back() {
        StepStage stage = stage();
        stage.start(step, () -> {});
        directory.changeOrganization(new Organization(alias(stage), "Renamed by hand", false));

        assertThat(step.verify(stage)).isInstanceOf(Verdict.Differs.class);
        assertThat(planned(stage)).extracting(Change::action).containsExactly(Action.CHANGE);
        stage.nextAttempt().start(step, () -> {});

        assertThat(step.verify(stage)).isEqualTo(new Verdict.Holds());
    }

    // ---- whose account it is

    @Test
    void joins_a_confirmed_account_and_leaves_it_when_undone() {
        StepStage stage = stage("eve@acme.example");
        server.addStranger("eve@acme.example", true);

        stage.start(step, () -> {});
        assertThat(step.verify(stage)).isEqualTo(new Verdict.Holds());
        stage.compensate(step, () -> {});

        assertThat(world(stage)).containsExactly("user eve@acme.example");
    }

    @Test
    void hands_no_tenant_to_an_account_that_nobody_confirmed() {
        StepStage stage = stage("eve@acme.example");
        server.addStranger("eve@acme.example", false);

        StepFailed refused = catchThrowableOfType(StepFailed.class, () -> step.plan(stage));

        assertThat(refused.failure().cause()).isEqualTo(OnboardingPhrase.UNCONFIRMED_ACCOUNT.say());
        assertThat(refused).hasMessageNotContaining("eve");
        assertThat(catchThrowableOfType(StepFailed.class, () -> step.start(stage)))
                .isNotNull();
        assertThat(world(stage)).noneMatch(line -> line.startsWith("member"));
    }

    @Test
    void keeps_the_account_of_a_person_who_administers_another_tenant_too() {
        StepStage first = stage("ada@acme.example");
        StepStage second = stage("ada@acme.example");
        first.start(step, () -> {});
        second.start(step, () -> {});

        first.compensate(step, () -> {});

        assertThat(step.verify(second)).isEqualTo(new Verdict.Holds());
        assertThat(directory.organization(alias(first))).isEmpty();
    }

    @Test
    void takes_back_an_account_whose_address_was_corrected_before_the_rollback() {
        StepStage stage = stage("wrong@acme.example");
        stage.start(step, () -> {});

        stage.with(withAdmin("right@acme.example")).compensate(step, () -> {});

        assertThat(server.world()).isEmpty();
        assertThat(administrators.of(stage.tenant())).isEmpty();
    }
}
