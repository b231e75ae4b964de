package dev.tenantry.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.people.Founding;
import dev.tenantry.people.People;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever administers two tenants, or works for the provider besides, looks at the trail that the address names. */
@PortalFixture
class SeveralRolesTests extends SpringBrowserlessTest {

    private final PersonId person = new PersonId(UUID.randomUUID());

    @Autowired
    private Founding founding;

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private Audit audit;

    @Autowired
    private TenantScope scope;

    private TenantId alpha = TenantId.random();
    private TenantId beta = TenantId.random();

    @BeforeEach
    void found() {
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.OPERATOR));
        beta = drafts.beginWith(TenantDraft.fresh().with(Field.DISPLAY_NAME, "Beta"));
        alpha = drafts.beginWith(TenantDraft.fresh().with(Field.DISPLAY_NAME, "alpha"));
        did(alpha, "happened.in-alpha");
        did(beta, "happened.in-beta");
    }

    private void did(TenantId tenant, String act) {
        var subject = new AuditEntry.Subject("tenant", tenant.toString());
        var entry = AuditEntry.of(tenant, new Actor.Portal("run"), act, subject, Map.of());
        scope.inProvider(() -> audit.record(entry));
    }

    private void isGiven(Membership... memberships) {
        var data = new People.Data("sub-" + person, "Cleo Beispiel", person + "@example.com");
        for (var membership : memberships) {
            founding.person(person, data, membership);
        }
        SecurityContextHolder.setContext(As.Factory.signedIn(person));
    }

    private static Membership administering(TenantId tenant) {
        return new Membership(Role.TENANT_ADMIN, tenant);
    }

    private static void look(TenantId tenant) {
        UI.getCurrentOrThrow().navigate("audit", QueryParameters.of("tenant", tenant.toString()));
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }

    private boolean leadsToTheTrail() {
        return $(Anchor.class).from($(Main.class).single()).all().stream()
                .anyMatch(link -> link.getHref().startsWith("audit"));
    }

    private static String here() {
        return UI.getCurrentOrThrow().getActiveViewLocation().getPathWithQueryParameters();
    }

    @Test
    void trail_of_each_of_two_own_tenants_is_shown_and_verified_under_its_address() {
        isGiven(administering(alpha), administering(beta));

        look(beta);
        assertThat(content()).contains("happened.in-beta").doesNotContain("happened.in-alpha");
        assertThat(content()).contains("the chain of tenant " + beta);

        look(alpha);
        assertThat(content()).contains("happened.in-alpha").doesNotContain("happened.in-beta");
        assertThat(content()).contains("the chain of tenant " + alpha);
        test($(Button.class).withText("Verify chain").single()).click();
        assertThat(content()).contains("The chain is whole");
    }

    @Test
    void first_own_tenant_by_name_is_shown_where_the_address_names_none_and_another_is_chosen() {
        isGiven(administering(beta), administering(alpha));

        navigate("audit", AuditView.class);
        assertThat(content()).contains("happened.in-alpha").doesNotContain("happened.in-beta");

        test($(Select.class).single()).selectItem("Beta");
        assertThat(here()).isEqualTo("audit?tenant=" + beta);
        assertThat(content()).contains("happened.in-beta").doesNotContain("happened.in-alpha");
        assertThat($(Button.class).withText("Clear filters").all()).isEmpty();

        test($(TextField.class).withAttribute("data-filter").single()).setValue("nothing.");
        test($(Button.class).withText("Clear filters").single()).click();
        assertThat(here()).isEqualTo("audit?tenant=" + beta);
    }

    @Test
    void foreign_tenant_is_as_good_as_none() {
        isGiven(administering(alpha));
        look(alpha);
        assertThat($(Select.class).all()).isEmpty();

        look(beta);
        assertThat($(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void support_that_administers_a_tenant_reads_that_trail_and_no_other() {
        isGiven(new Membership(Role.SUPPORT, null), administering(alpha));

        navigate("audit", AuditView.class);
        assertThat(content()).contains("happened.in-alpha").doesNotContain("happened.in-beta");

        look(beta);
        assertThat($(H1.class).single().getText()).isEqualTo("There is nothing here");
        navigate("tenants/" + beta, Component.class);
        assertThat(leadsToTheTrail()).isFalse();
        navigate("tenants/" + alpha, Component.class);
        assertThat(leadsToTheTrail()).isTrue();
    }

    @Test
    void operator_that_administers_a_tenant_verifies_that_chain_and_no_other() {
        isGiven(new Membership(Role.OPERATOR, null), administering(alpha));

        navigate("audit", AuditView.class);
        assertThat($(Button.class).withText("Verify chain").all()).isEmpty();
        look(beta);
        assertThat(content()).contains("happened.in-beta");
        assertThat($(Button.class).withText("Verify chain").all()).isEmpty();
        look(alpha);
        assertThat($(Button.class).withText("Verify chain").all()).hasSize(1);
    }
}
