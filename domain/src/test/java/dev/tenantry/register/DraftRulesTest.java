package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.register.Problem.Kind;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.MaintenanceWindow;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DraftRulesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final TenantId ID = TenantId.random();

    static TenantDraft acme() {
        return TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, "Acme")
                .with(Field.LEGAL_NAME, "Acme GmbH")
                .with(Field.STREET, "Hauptstr. 1")
                .with(Field.POSTAL_CODE, "10115")
                .with(Field.CITY, "Berlin")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@acme.example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-1")
                .with(Field.SLUG, "acme")
                .with(Field.ACCOUNT_ID, "111122223333");
    }

    private static Checked check(TenantDraft draft, Neighbours neighbours) {
        DraftRules.Offer offer = new DraftRules.Offer(ModelCatalogueTest.shipped(), DraftChecks.SERVERS);
        return DraftRules.check(ID, draft, neighbours, offer, TODAY);
    }

    private static List<Problem> problems(TenantDraft draft, Neighbours neighbours) {
        return switch (check(draft, neighbours)) {
            case Checked.Valid valid -> List.of();
            case Checked.Invalid(var problems) -> problems;
        };
    }

    private static TenantProfile profile(TenantDraft draft, Neighbours neighbours) {
        return ((Checked.Valid) check(draft, neighbours)).profile();
    }

    @Test
    void at_most_ten_inputs_are_mandatory_and_a_fresh_draft_names_each() {
        assertThat(Arrays.stream(Field.values()).filter(Field::mandatory)).hasSizeLessThanOrEqualTo(10);
        assertThat(problems(TenantDraft.fresh(), Neighbours.none()))
                .extracting(Problem::field)
                .containsExactlyElementsOf(
                        Arrays.stream(Field.values()).filter(Field::mandatory).toList());
    }

    @Test
    void models_are_those_that_policy_and_size_offer_or_the_standard_ones() {
        assertThat(profile(acme(), Neighbours.none()).models()).containsExactly("llama3.2:latest");
        assertThat(profile(acme().with(Field.DATA_POLICY, "EXTERNAL"), Neighbours.none())
                        .models())
                .containsExactly("external-standard");
        TenantDraft chosen = acme().with(Field.MODELS, "qwen3:8b, llama3.2:latest");
        assertThat(profile(chosen.with(Field.SIZE, "M"), Neighbours.none()).models())
                .containsExactly("qwen3:8b", "llama3.2:latest");
        Problem tooLarge = new Problem(Field.MODELS, Problem.Kind.MODEL_NOT_OFFERED);
        assertThat(problems(chosen, Neighbours.none())).containsExactly(tooLarge);
        assertThat(problems(chosen.with(Field.SIZE, "M").with(Field.DATA_POLICY, "EXTERNAL"), Neighbours.none()))
                .containsExactly(tooLarge);
        assertThat(problems(chosen.with(Field.SIZE, "XL"), Neighbours.none()))
                .containsExactly(new Problem(Field.SIZE, Problem.Kind.UNKNOWN_CHOICE));
    }

    @Test
    void contacts_are_the_administrator_and_those_who_are_named() {
        assertThat(profile(acme(), Neighbours.none()).company().contacts())
                .extracting(TenantProfile.Contact::role)
                .containsExactly(TenantProfile.ContactRole.ADMIN);
        assertThat(profile(acme().with(Field.BILLING_EMAIL, "pay@acme.example"), Neighbours.none())
                        .company()
                        .contacts())
                .contains(
                        new TenantProfile.Contact(TenantProfile.ContactRole.BILLING, "Acme GmbH", "pay@acme.example"));
        assertThat(problems(acme().with(Field.SECURITY_EMAIL, "nobody"), Neighbours.none()))
                .containsExactly(new Problem(Field.SECURITY_EMAIL, Problem.Kind.EMAIL_FORM));
    }

    @Test
    void what_was_not_said_gets_its_usual_value() {
        TenantProfile profile = profile(acme(), Neighbours.none());
        assertThat(profile.contract().start()).isEqualTo(TODAY);
        assertThat(profile.hostName()).isEqualTo("assistant.acme.internal");
        assertThat(profile.aws().externalId()).isEqualTo(ID.toString());
        assertThat(profile.aws().cidr()).isEqualTo("10.20.0.0/16");
    }

    @Test
    void network_that_was_not_chosen_overlaps_nobody() {
        Neighbours two = new Neighbours(
                List.of(),
                List.of(),
                List.of(
                        Network.of("10.20.0.0/16").orElseThrow(),
                        Network.of("10.21.16.0/20").orElseThrow()));
        assertThat(profile(acme(), two).aws().cidr()).isEqualTo("10.22.0.0/16");
    }

    /** 236 large ones, then the small ones of all private addresses. */
    @Test
    void networks_get_smaller_when_the_large_ones_are_used_up_and_it_is_said_when_none_is_left() {
        List<Network> taken = new ArrayList<>();
        for (int tenants = 0; tenants < 236; tenants++) {
            taken.add(Network.free(taken).orElseThrow());
        }
        assertThat(taken.getLast()).hasToString("10.255.0.0/16");
        assertThat(Network.free(taken))
                .hasValueSatisfying(next -> assertThat(next).hasToString("10.0.0.0/20"));

        Stream.iterate(Network.free(taken), Optional::isPresent, last -> Network.free(taken))
                .forEach(next -> taken.add(next.orElseThrow()));
        Neighbours all = new Neighbours(List.of(), List.of(), taken);

        assertThat(taken).hasSize(236 + 20 * 16 + 16 * 16 + 16).last().hasToString("192.168.240.0/20");
        assertThat(problems(acme(), all)).containsExactly(new Problem(Field.NETWORK, Kind.NETWORK_NONE_LEFT));
    }

    @Test
    void taken_names_accounts_and_networks_are_told_all_at_once() {
        Neighbours taken = new Neighbours(
                List.of("acme"),
                List.of("111122223333"),
                List.of(Network.of("10.30.0.0/16").orElseThrow()));
        assertThat(problems(acme().with(Field.NETWORK, "10.30.16.0/20"), taken))
                .containsExactly(
                        new Problem(Field.SLUG, Kind.SLUG_TAKEN),
                        new Problem(Field.ACCOUNT_ID, Kind.ACCOUNT_USED),
                        new Problem(Field.NETWORK, Kind.NETWORK_OVERLAPS));
    }

    @ParameterizedTest
    @CsvSource({
        "SLUG, Acme, SLUG_FORM",
        "SLUG, a--b, SLUG_FORM",
        "SLUG, ab, SLUG_FORM",
        "ACCOUNT_ID, 12345678901, ACCOUNT_FORM",
        "ACCOUNT_ID, 1111-2222-3333, ACCOUNT_FORM",
        "NETWORK, 8.8.0.0/16, NETWORK_FORM",
        "NETWORK, 10.20.0.0/24, NETWORK_FORM",
        "NETWORK, 10.20.1.0/16, NETWORK_FORM",
        "NETWORK, 172.32.0.0/16, NETWORK_FORM",
        "REGION, us-east-1, REGION_OUTSIDE_EU",
        "ADMIN_EMAIL, ada@acme, EMAIL_FORM",
        "VAT_ID, 123, VAT_FORM",
        "COUNTRY, XX, COUNTRY_FORM",
        "CONTRACT_START, 31.12.2026, DATE_FORM",
        "EXPECTED_USERS, 0, NUMBER_FORM",
        "HOST_NAME, http://x, HOST_FORM",
        "ISSUER, http://idp.example, ISSUER_FORM",
        "ISSUER, https://me:secret@idp.example, ISSUER_BARRED",
        "ISSUER, https://169.254.169.254/latest, ISSUER_BARRED",
        "ISSUER, https://127.0.0.1/realms/acme, ISSUER_BARRED",
        "ISSUER, https://idp|example/realms/acme, ISSUER_BARRED",
        "SIGN_IN_ADDRESSES, 0.0.0.0/0, ADDRESS_FORM",
        "SIGN_IN_ADDRESSES, 10.0.0.0/8, ADDRESS_FORM",
        "SIGN_IN_ADDRESSES, 10.9.8.7/24, ADDRESS_FORM",
        "SIGN_IN_ADDRESSES, 10.9.300.0/24, ADDRESS_FORM",
        "SIGN_IN_ADDRESSES, 169.254.169.254/32, ADDRESS_FORM",
        "SIGN_IN_ADDRESSES, 127.0.0.1/32, ADDRESS_FORM",
        "SIGN_IN_ADDRESSES, 'id.acme.example,https://id.acme.example', ADDRESS_FORM",
        "CERTIFICATE_ARN, arn:aws:iam::111122223333:server-certificate/c, CERTIFICATE_FORM",
        "CERTIFICATE_ARN, arn:aws:acm:eu-central-1:111122223333:certificate/, CERTIFICATE_FORM",
        "CERTIFICATE_ARN, arn:aws:acm:eu-central-1:999922223333:certificate/c-1, CERTIFICATE_ELSEWHERE",
        "CERTIFICATE_ARN, arn:aws:acm:us-east-1:111122223333:certificate/c-1, CERTIFICATE_ELSEWHERE",
        "SIZE, XL, UNKNOWN_CHOICE",
        "REGION, eu-central-2, REGION_OUTSIDE_EU",
        "MCP_SERVERS, 'agency,nobodys', SERVER_NOT_OFFERED",
        "WINDOW_DAYS, 'SUNDAY,SOMEDAY', UNKNOWN_CHOICE",
        "WINDOW_START, 25:00, TIME_FORM",
        "WINDOW_HOURS, 13, HOURS_FORM",
        "WINDOW_ZONE, Europe/Atlantis, ZONE_FORM",
        "TAGS, 'pilot,#', TAG_FORM",
        "DATA_POLICY, SOMETIMES, UNKNOWN_CHOICE"
    })
    void wrong_form_is_told_for_its_field(Field field, String value, Kind kind) {
        assertThat(problems(acme().with(field, value), Neighbours.none())).containsExactly(new Problem(field, kind));
    }

    @ParameterizedTest
    @EnumSource(value = SignInKind.class, names = "LOCAL_ACCOUNTS", mode = EnumSource.Mode.EXCLUDE)
    void every_identity_provider_needs_its_issuer_and_is_asked_over_openid_connect(SignInKind kind) {
        TenantDraft chosen = acme().with(Field.SIGN_IN, kind.name());
        assertThat(problems(chosen, Neighbours.none())).containsExactly(new Problem(Field.ISSUER, Kind.MISSING));
        TenantProfile profile =
                profile(chosen.with(Field.ISSUER, "https://login.example.com/realms/acme"), Neighbours.none());
        assertThat(profile.signIn().usesOpenIdConnect()).isTrue();
    }

    @Test
    void addresses_are_of_the_customers_own_identity_provider_and_of_no_other() {
        TenantDraft own = acme().with(Field.SIGN_IN, "OWN_OIDC")
                .with(Field.ISSUER, "https://id.acme.example")
                .with(Field.SIGN_IN_ADDRESSES, "10.9.8.0/24, keys.acme.example,10.9.9.7/32");
        TenantProfile.SignIn signIn = profile(own, Neighbours.none()).signIn();
        assertThat(signIn.blocks()).containsExactly("10.9.8.0/24", "10.9.9.7/32");
        assertThat(signIn.names()).containsExactly("keys.acme.example");

        TenantProfile.SignIn ours = profile(own.with(Field.SIGN_IN, "PROVIDER_KEYCLOAK"), Neighbours.none())
                .signIn();
        assertThat(ours.blocks()).isEmpty();
        assertThat(ours.names()).isEmpty();
    }

    @Test
    void certificate_may_come_later_and_is_then_as_it_was_filled_in() {
        String arn = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000";
        assertThat(profile(acme(), Neighbours.none()).certificateArn()).isNull();
        assertThat(profile(acme().with(Field.CERTIFICATE_ARN, arn), Neighbours.none())
                        .certificateArn())
                .isEqualTo(arn);
    }

    @Test
    void operation_is_as_it_was_filled_in() {
        TenantProfile profile = profile(
                acme().with(Field.WINDOW_DAYS, "SATURDAY,SUNDAY")
                        .with(Field.WINDOW_START, "22:30")
                        .with(Field.WINDOW_HOURS, "6")
                        .with(Field.WINDOW_ZONE, "Europe/Madrid")
                        .with(Field.TAGS, "pilot, health care,pilot")
                        .with(Field.MCP_SERVERS, "agency,crm")
                        .with(Field.MCP_ACKNOWLEDGED, "crm:4711"),
                Neighbours.none());
        assertThat(profile.maintenanceWindow())
                .isEqualTo(new MaintenanceWindow(
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                        LocalTime.of(22, 30),
                        Duration.ofHours(6),
                        ZoneId.of("Europe/Madrid")));
        assertThat(profile.tags()).containsExactlyInAnyOrder("pilot", "health care");
        assertThat(profile.mcpServers())
                .containsExactly(new McpChoice("agency", null, null), new McpChoice("crm", "4711", null));
    }

    @Test
    void emptied_window_is_the_usual_one() {
        TenantDraft emptied = acme().with(Field.WINDOW_DAYS, "")
                .with(Field.WINDOW_START, "")
                .with(Field.WINDOW_HOURS, "")
                .with(Field.WINDOW_ZONE, "");
        assertThat(profile(emptied, Neighbours.none()).maintenanceWindow())
                .isEqualTo(profile(acme(), Neighbours.none()).maintenanceWindow());
    }

    @Test
    void clone_keeps_the_agreements_and_leaves_out_what_belongs_to_one_company() {
        TenantDraft clone = acme().with(Field.SIZE, "L")
                .with(Field.TAGS, "pilot")
                .with(Field.MCP_ACKNOWLEDGED, "agency:4711")
                .with(Field.CERTIFICATE_ARN, "arn")
                .with(Field.SIGN_IN_ADDRESSES, "10.9.8.0/24")
                .cloned();
        assertThat(clone.get(Field.SIZE)).isEqualTo("L");
        assertThat(clone.get(Field.TAGS)).isEqualTo("pilot");
        assertThat(List.of(
                        Field.SLUG,
                        Field.ACCOUNT_ID,
                        Field.LEGAL_NAME,
                        Field.ADMIN_EMAIL,
                        Field.CERTIFICATE_ARN,
                        Field.SIGN_IN_ADDRESSES,
                        Field.MCP_ACKNOWLEDGED))
                .allSatisfy(field -> assertThat(clone.get(field)).isEmpty());
    }
}
