package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.portal.shell.Simulation;
import dev.tenantry.register.Tenant;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Where a tenant's page leads out of the portal. */
class TenantLinksTests extends SettledStage {

    private static final String LAGO = "https://billing.provider.example";

    @Autowired
    private TenantRuns runs;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CurrentViewer viewers;

    @Test
    @As(Role.OPERATOR)
    void live_tenant_leads_to_its_assistant_and_to_the_sign_in_of_its_account_in_a_new_window() {
        TenantId id = tenant("LIVE");
        TenantProfile profile = profile(id);
        look(id);
        assertThat(out())
                .containsExactly(
                        "https://" + profile.hostName(),
                        "https://" + profile.aws().accountId() + ".signin.aws.amazon.com/console?region=eu-central-1");
        assertThat($(Anchor.class).all())
                .filteredOn(link -> link.getHref().startsWith("https://"))
                .allSatisfy(link -> {
                    assertThat(link.getTarget()).contains("_blank");
                    assertThat(link.getText()).contains("(new window)");
                    assertThat(link.getElement().getAttribute("rel")).isEqualTo("noopener noreferrer");
                });
    }

    @Test
    @As(Role.OPERATOR)
    void suspended_tenant_has_no_assistant_to_be_led_to_and_a_closed_one_nothing() {
        TenantId id = tenant("SUSPENDED");
        look(id);
        assertThat(out()).hasSize(1).first().asString().contains("signin.aws.amazon.com");
        become(id, "CLOSED");
        look(id);
        assertThat(out()).isEmpty();
    }

    @Test
    @As(Role.SUPPORT)
    void who_may_not_operate_is_not_led_into_the_account() {
        TenantId id = tenantOfOperator("LIVE");
        look(id);
        assertThat(out()).containsExactly("https://" + profile(id).hostName());
    }

    @Test
    @As(Role.OPERATOR)
    void lago_is_linked_by_the_organization_that_the_run_has_made() {
        TenantId id = tenant("LIVE");
        handOn(id, "{\"dashboard\": \"acme-7f3a\"}");
        assertThat(hrefs(links(new LinkSettings("", LAGO, ""), false), id)).containsExactly(LAGO + "/acme-7f3a");
    }

    @Test
    @As(Role.OPERATOR)
    void lago_is_not_linked_for_a_tenants_administrator_whom_it_does_not_know() {
        TenantId id = tenant("LIVE");
        handOn(id, "{\"dashboard\": \"acme-7f3a\"}");
        Viewer administrator = new Viewer(viewers.get().actor(), "Ada", Set.of(Role.TENANT_ADMIN), Set.of(id));
        assertThat(links(new LinkSettings("", LAGO, ""), false).of(whole(id), administrator))
                .isEmpty();
        assertThat(links(new LinkSettings("", LAGO, ""), true)
                        .of(whole(id), administrator)
                        .orElseThrow()
                        .getElement()
                        .getTextRecursively())
                .contains("Open WebUI")
                .doesNotContain("Lago");
    }

    @Test
    @As(Role.OPERATOR)
    void nothing_is_linked_that_leads_nowhere() {
        TenantId id = tenant("LIVE");
        LinkSettings none = new LinkSettings("", "", "");
        assertThat(links(none, false).of(whole(id), viewers.get())).isEmpty();
        assertThat(hrefs(links(new LinkSettings("", LAGO, ""), false), id))
                .as("no run has made an organization")
                .isEmpty();
        assertThat(words(links(none, true), id))
                .containsSubsequence("Open WebUI", "No link", "Lago", "No link", "AWS console", "No link");
    }

    /** Whoever only reads cannot make one. */
    private TenantId tenantOfOperator(String state) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.OPERATOR));
        try {
            return tenant(state);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private void handOn(TenantId id, String outputs) {
        scope.inProvider(() -> jdbc.sql("""
                insert into run_step (run_id, tenant_id, position, step, phase, outputs, started_at, finished_at)
                select id, tenant_id, 90, 'billing@1', 'DONE', ?::jsonb, now(), now() from run where tenant_id = ?
                """).params(outputs, id.value()).update());
    }

    private Tenant whole(TenantId id) {
        return tenants.tenant(id).orElseThrow();
    }

    private TenantProfile profile(TenantId id) {
        return whole(id).profile().orElseThrow();
    }

    private List<String> out() {
        return hrefs($(Main.class).single());
    }

    private List<String> hrefs(TenantLinks links, TenantId id) {
        return links.of(whole(id), viewers.get()).map(TenantLinksTests::hrefs).orElse(List.of());
    }

    private String words(TenantLinks links, TenantId id) {
        return links.of(whole(id), viewers.get())
                .map(card -> card.getElement().getTextRecursively())
                .orElse("");
    }

    private static List<String> hrefs(Component part) {
        return Stream.concat(
                        part instanceof Anchor link ? Stream.of(link.getHref()) : Stream.of(),
                        part.getChildren().flatMap(child -> hrefs(child).stream()))
                .filter(address -> address.startsWith("https://"))
                .toList();
    }

    private TenantLinks links(LinkSettings settings, boolean simulated) {
        return new TenantLinks(settings, runs, new ObjectProvider<>() {
            @Override
            public Stream<Simulation> stream() {
                return simulated ? Stream.of(new Played()) : Stream.of();
            }
        });
    }

    private record Played() implements Simulation {
        @Override
        public List<Part> parts() {
            return List.of();
        }

        @Override
        public String page() {
            return "sandbox";
        }
    }
}
