package dev.tenantry.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What each filter of the trail lets through, and that people and tenants are found by their names. */
@PortalFixture
class AuditFilterTests extends SpringBrowserlessTest {

    private final StagedTrail trail;

    AuditFilterTests(@Autowired ApplicationContext portal) {
        trail = new StagedTrail(portal);
    }

    @BeforeEach
    void act() {
        trail.did(trail.alpha, StagedTrail.person(Role.OPERATOR), "one");
        trail.did(trail.alpha, new Actor.Portal("run"), "two");
        trail.did(trail.beta, StagedTrail.person(Role.OPERATOR), "three");
    }

    private void look(Map<String, String> more) {
        var parameters = new HashMap<>(Map.of("act", trail.acts));
        parameters.putAll(more);
        UI.getCurrentOrThrow().navigate("audit", QueryParameters.simple(parameters));
    }

    private void assertShown(String... acts) {
        assertThat(List.of("one", "two", "three", "early", "within", "late").stream()
                        .filter(act -> $(AuditList.class).all().stream()
                                .anyMatch(list ->
                                        list.getElement().getTextRecursively().contains(trail.acts + act))))
                .containsExactlyInAnyOrder(acts);
    }

    private static Optional<String> inTheAddress(String parameter) {
        return UI.getCurrentOrThrow()
                .getActiveViewLocation()
                .getQueryParameters()
                .getSingleParameter(parameter);
    }

    @Test
    @As(Role.AUDITOR)
    void actor_is_found_by_name() {
        look(Map.of());
        assertShown("one", "two", "three");

        test($(ActorField.class).single()).setFilter("person oper");
        test($(ActorField.class).single()).selectItem("Person OPERATOR");

        assertThat(inTheAddress("actor"))
                .contains(StagedTrail.person(Role.OPERATOR).reference());
        assertThat($(ActorField.class).single().getValue())
                .isEqualTo(StagedTrail.person(Role.OPERATOR).reference());
        assertShown("one", "three");
    }

    @Test
    @As(Role.AUDITOR)
    void actor_that_never_acted_is_taken_as_it_is_referred_to() {
        var nobody = "person:" + UUID.randomUUID();
        look(Map.of());
        test($(ActorField.class).single()).setFilter(nobody);
        test($(ActorField.class).single()).selectItem(nobody);
        assertThat(inTheAddress("actor")).contains(nobody);
        assertShown();
    }

    @Test
    @As(Role.AUDITOR)
    void tenant_is_found_by_name() {
        look(Map.of());

        test($(TenantField.class).single()).setFilter(trail.alphasName);
        test($(TenantField.class).single()).selectItem(trail.alphasName);

        assertThat(inTheAddress("tenant")).contains(trail.alpha.toString());
        assertShown("one", "two");
        assertThat(test($(TenantField.class).single()).getSelected()).isEqualTo(trail.alpha);
    }

    @Test
    @As(Role.AUDITOR)
    void tenant_that_is_gone_is_found_by_its_id() {
        var gone = TenantId.random();
        trail.did(gone, new Actor.Portal("run"), "two");
        look(Map.of());
        test($(TenantField.class).single()).setFilter(gone.toString());
        test($(TenantField.class).single()).selectItem(gone.toString());
        assertThat(inTheAddress("tenant")).contains(gone.toString());
        assertShown("two");
    }

    @Test
    @As(Role.AUDITOR)
    void several_filters_hold_together() {
        look(Map.of(
                "tenant",
                trail.alpha.toString(),
                "actor",
                StagedTrail.person(Role.OPERATOR).reference()));
        assertShown("one");
    }

    @Test
    @As(Role.AUDITOR)
    void acts_are_those_that_begin_so() {
        look(Map.of("act", trail.acts + "t"));
        assertShown("two", "three");
    }

    @Test
    @As(Role.AUDITOR)
    void days_are_from_the_first_to_the_last_one() {
        trail.didAt(trail.alpha, Instant.parse("2020-06-08T12:00:00Z"), "early");
        trail.didAt(trail.alpha, Instant.parse("2020-06-10T12:00:00Z"), "within");
        trail.didAt(trail.alpha, Instant.parse("2020-06-12T12:00:00Z"), "late");

        look(Map.of("from", "2020-06-09", "until", "2020-06-11"));
        assertShown("within");
        look(Map.of("until", "2020-06-11"));
        assertShown("early", "within");
        look(Map.of("from", "2020-06-12", "until", "2020-06-12"));
        assertShown("late");
    }

    @Test
    @As(Role.AUDITOR)
    void files_have_the_same_filter_and_days_as_the_page() {
        look(Map.of("from", "2020-06-09"));
        assertThat($(Anchor.class).withAttribute("download").all())
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.getHref()).contains("from=2020-06-09", "act=staged-", "zone="));
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void tenants_administrator_chooses_among_those_who_acted_at_the_own_tenant() {
        trail.did(TestPeople.ACME, new Actor.Client(trail.acts + "own"), "one");
        trail.did(trail.beta, new Actor.Client(trail.acts + "foreign"), "three");
        navigate(AuditView.class);

        assertThat($(TenantField.class).all()).isEmpty();
        test($(ActorField.class).single()).setFilter(trail.acts);
        assertThat(test($(ActorField.class).single()).getSuggestions()).containsExactly("Client " + trail.acts + "own");
    }
}
