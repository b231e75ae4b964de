package dev.tenantry.portal.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailEntry;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.Role;
import dev.tenantry.people.Invitation;
import dev.tenantry.people.Invited;
import dev.tenantry.people.KnownPerson;
import dev.tenantry.people.PeopleFilter;
import dev.tenantry.people.PeopleManagement;
import dev.tenantry.people.PeopleReading;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letting people in and out on pages; what is kept of it is tried with the use cases. */
@PortalFixture
class PeopleViewsTests extends SpringBrowserlessTest {

    private final String address = "cleo-" + UUID.randomUUID() + "@provider.example";

    @Autowired
    private PeopleReading reading;

    @Autowired
    private PeopleManagement people;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private TenantReading tenants;

    @AfterEach
    void forget() {
        reading.list(new PeopleFilter(address, null, null)).people().forEach(person -> people.erase(person.id()));
    }

    private KnownPerson invited(Role role) {
        var invited = (Invited.Accepted) people.invite(new Invitation("Cleo Beispiel", address, role, null));
        return reading.person(invited.person()).orElseThrow();
    }

    private KnownPerson look(Role role) {
        var person = invited(role);
        navigate("people/" + person.id(), PersonView.class);
        return person;
    }

    private List<KnownPerson> found() {
        return reading.list(new PeopleFilter(address, null, null)).people();
    }

    private String notices() {
        return $(InlineNotice.class).all().stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }

    private Button button(String text) {
        return $(Button.class).withText(text).all().getLast();
    }

    private TextField field(String label) {
        return $(TextField.class)
                .withCondition(one -> label.equals(one.getLabel()))
                .single();
    }

    private static String here() {
        return UI.getCurrentOrThrow().getActiveViewLocation().getPath();
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void lists_everybody_with_what_they_may_do_and_who_never_came() {
        invited(Role.SUPPORT);
        navigate(PeopleView.class);
        var rows = $(PeopleTable.class).single().getElement().getOuterHTML();
        assertThat(rows).contains("Person AUDITOR", "auditor@example.com", "Tenant administrator of", "Cleo Beispiel");
        assertThat(rows.split("Not signed in yet", -1)).hasSize(2);
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void filters_by_name_and_role_as_the_address_says() {
        invited(Role.SUPPORT);
        UI.getCurrentOrThrow()
                .navigate(PeopleView.PATH, QueryParameters.simple(Map.of("q", address, "role", "support")));
        assertThat($(PeopleTable.class).single().getElement().getOuterHTML())
                .contains("Cleo Beispiel")
                .doesNotContain("Person SUPPORT");
        test($(Select.class).single()).selectItem("Auditor");
        assertThat(UI.getCurrentOrThrow()
                        .getActiveViewLocation()
                        .getQueryParameters()
                        .getQueryString())
                .contains("role=auditor", "q=cleo");
        assertThat($(PeopleTable.class).all()).isEmpty();
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void says_everything_that_is_wrong_with_an_invitation_at_once() {
        navigate(InviteView.class);
        test(field("E-mail")).setValue("nowhere");
        test($(Select.class).single()).selectItem("Tenant administrator");
        test(button("Invite")).click();
        assertThat(field("Name").getErrorMessage()).isEqualTo("Say who it is.");
        assertThat(field("E-mail").getErrorMessage()).isEqualTo("Not an e-mail address.");
        assertThat($(ComboBox.class).single().getErrorMessage()).contains("Choose the tenant");
        assertThat(here()).isEqualTo("people/invite");
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void invited_person_is_told_of_how_they_get_in_and_recorded() {
        navigate(InviteView.class);
        assertThat($(ComboBox.class).all())
                .as("no tenant for a role that holds for all")
                .isEmpty();
        test(field("Name")).setValue("Cleo Beispiel");
        test(field("E-mail")).setValue(address);
        test($(Select.class).single()).selectItem("Support");
        test(button("Invite")).click();
        var person = found().getFirst();
        assertThat(here()).isEqualTo("people/" + person.id());
        assertThat(notices()).contains(address + " gets in by signing in with exactly this address");
        assertThat(acts(person)).containsExactly("person.invited");
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    @SuppressWarnings("unchecked")
    void tenants_administrator_is_invited_for_the_tenant_that_was_chosen() {
        var tenant = drafts.begin();
        navigate(InviteView.class);
        test(field("Name")).setValue("Cleo Beispiel");
        test(field("E-mail")).setValue(address);
        test($(Select.class).single()).selectItem("Tenant administrator");
        ComboBox<Tenant> chosen = $(ComboBox.class).single();
        chosen.setValue(tenants.tenant(tenant).orElseThrow());
        test(button("Invite")).click();
        assertThat(found().getFirst().memberships())
                .extracting(KnownPerson.Held::membership)
                .containsExactly(new Membership(Role.TENANT_ADMIN, tenant));
        drafts.discard(tenant, 0);
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void withdraws_a_role_after_asking() {
        var person = look(Role.SUPPORT);
        test(button("Withdraw …")).click();
        assertThat(reading.person(person.id()).orElseThrow().memberships()).isNotEmpty();
        test(button("Withdraw")).click();
        assertThat(notices()).contains("Open sessions lose it at their next click");
        assertThat(reading.person(person.id()).orElseThrow().memberships()).isEmpty();
        assertThat(acts(person)).containsExactly("person.membership-withdrawn", "person.invited");
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void says_that_somebody_else_was_faster() {
        var person = look(Role.SUPPORT);
        people.withdraw(person.id(), new Membership(Role.SUPPORT, null));
        test(button("Withdraw …")).click();
        test(button("Withdraw")).click();
        assertThat(notices()).contains("somebody else was faster");
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void keeps_the_last_administrator() {
        navigate("people/" + TestPeople.of(Role.PROVIDER_ADMIN), PersonView.class);
        test(button("Withdraw …")).click();
        test(button("Withdraw")).click();
        assertThat(notices()).contains("This is the last provider administrator");
        test(button("Erase this person …")).click();
        test($(TextField.class).single()).setValue("provider_admin@example.com");
        test(button("Erase person")).click();
        assertThat(notices()).contains("This is the last provider administrator");
        assertThat(reading.person(TestPeople.of(Role.PROVIDER_ADMIN))).isPresent();
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void erases_somebody_once_their_address_was_typed_and_says_what_is_kept() {
        var person = look(Role.SUPPORT);
        test(button("Erase this person …")).click();
        var typed = $(TextField.class).single();
        test(typed).setValue("Cleo Beispiel");
        assertThat(button("Erase person").isEnabled()).isFalse();
        test(typed).setValue(address);
        test(button("Erase person")).click();
        assertThat(reading.person(person.id())).isEmpty();
        assertThat(notices()).contains("keep the bare id " + person.id());
        assertThat($(H1.class).single().getText()).isEqualTo("Nobody any more");
        assertThat(acts(person)).contains("person.erased");
    }

    private List<String> acts(KnownPerson person) {
        var filter = new TrailFilter(null, "person.", null, person.id().toString(), null, null, null);
        return trail.list(filter).entries().stream().map(TrailEntry::act).toList();
    }
}
