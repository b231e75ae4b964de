package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.identity.Role;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.As;
import dev.tenantry.portal.look.Shown;
import dev.tenantry.portal.look.Table;
import dev.tenantry.register.Field;
import dev.tenantry.register.Region;
import dev.tenantry.tenants.TenantId;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the wizard answers at a field as soon as it is left, and how somebody comes back to a draft. */
class WizardAnswersTests extends WizardStage {

    /** The portal itself chooses in 10/8 only; so no two neighbours, and no other test's tenant, share a network. */
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private final String slug = "n" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    private final String account = "8" + ThreadLocalRandom.current().nextLong(10_000_000_000L, 100_000_000_000L);
    private final String network = "192.168." + NETWORKS.getAndIncrement() * 16 + ".0/20";

    @Autowired
    private Onboarding onboarding;

    @Test
    @As(Role.OPERATOR)
    void short_name_of_another_tenant_is_refused_at_the_field_until_it_is_another() {
        neighbour();
        open("account");
        TextField name = input("Short name");
        fill(name, slug);
        assertThat(error(name)).isEqualTo("Another tenant has this short name. Choose another.");
        fill(name, slug + "x");
        assertThat(name.isInvalid()).isFalse();
    }

    @Test
    @As(Role.OPERATOR)
    void account_is_refused_at_the_field_if_it_is_none_or_another_tenants() {
        neighbour();
        open("account");
        fill(input("AWS account"), "1234");
        assertThat(error(input("AWS account"))).contains("12 digits");
        fill(input("AWS account"), account);
        assertThat(error(input("AWS account"))).contains("Another tenant lives in this account");
        fill(input("AWS account"), "777766665555");
        assertThat(input("AWS account").isInvalid()).isFalse();
    }

    @Test
    @As(Role.OPERATOR)
    void network_is_refused_at_the_field_if_it_is_none_or_overlaps_another() {
        neighbour();
        open("account");
        fill(input("Network"), "10.0.0.0");
        assertThat(input("Network").isInvalid()).isTrue();
        fill(input("Network"), network);
        assertThat(error(input("Network"))).contains("overlaps another tenant's network");
    }

    @Test
    @As(Role.OPERATOR)
    void address_that_is_none_is_refused_at_the_field() {
        open("contract");
        fill(input("Administrator's e-mail"), "ada at acme");
        assertThat(error(input("Administrator's e-mail"))).isEqualTo("This is no e-mail address.");
        fill(input("Administrator's e-mail"), "ada@acme.example");
        assertThat(input("Administrator's e-mail").isInvalid()).isFalse();
    }

    @Test
    @As(Role.OPERATOR)
    void regions_to_choose_from_are_those_of_the_european_union_and_another_is_a_problem_of_the_draft() {
        TenantId id = open("account");
        assertThat(choice("Region").getListDataView().getItems())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Region.values()).map(Region::id).toList());
        drafts.save(id, complete(slug, account).with(Field.REGION, "us-east-1"), 0);
        navigate("tenants/new/" + id + "/review", WizardView.class);
        assertThat(content()).contains("Choose one of the regions within the EU");
    }

    @Test
    @As(Role.OPERATOR)
    void what_a_field_refuses_is_kept_all_the_same() {
        TenantId id = open("account");
        fill(input("AWS account"), "1234");
        assertThat(tenants.tenant(id).orElseThrow().draft().get(Field.ACCOUNT_ID))
                .isEqualTo("1234");
    }

    @Test
    @As(Role.OPERATOR)
    void draft_is_found_in_the_list_and_goes_on_where_its_link_leads() {
        TenantId id = open("company");
        fill(input("Name"), slug);
        UI.getCurrentOrThrow()
                .navigate("tenants", com.vaadin.flow.router.QueryParameters.of("q", slug.substring(0, 4)));
        Table<?> list = $(Table.class).single();
        assertThat(Shown.rows(list))
                .anySatisfy(row -> assertThat(row.getFirst()).contains(slug));
        assertThat(list.getElement().getOuterHTML()).contains("href=\"tenants/new/" + id);
        navigate("tenants/new/" + id, WizardView.class);
        assertThat(input("Name").getValue()).isEqualTo(slug);
    }

    /** Another tenant, agreed upon, with this test's short name and account. */
    private TenantId neighbour() {
        TenantId id = drafts.begin();
        drafts.save(id, complete(slug, account).with(Field.NETWORK, network), 0);
        assertThat(onboarding.submit(id, 1)).isInstanceOf(Onboarding.Submission.Submitted.class);
        return id;
    }

    @SuppressWarnings("unchecked") // the wizard's choices are of texts
    private Select<String> choice(String label) {
        return $(Select.class).all().stream()
                .filter(select -> label.equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void fill(TextField field, String value) {
        test(field).setValue(value);
    }

    private static String error(HasValidation field) {
        assertThat(field.isInvalid()).isTrue();
        return field.getErrorMessage();
    }
}
