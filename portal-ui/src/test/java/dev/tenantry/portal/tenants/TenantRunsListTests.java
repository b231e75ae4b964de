package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.look.Table;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tenant with more runs than one page has. */
class TenantRunsListTests extends SettledStage {

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    private void manyMoreRuns(TenantId id) {
        scope.inProvider(() -> jdbc.sql("""
                        insert into run (id, tenant_id, kind, mutating, state, ended, requested_by, requested_at, request_key,
                            profile_schema, profile)
                        select gen_random_uuid(), tenant_id, 'APPLY', mutating, state, ended, requested_by, requested_at,
                            request_key || more, profile_schema, profile
                        from run, generate_series(1, 50) as more where tenant_id = ?
                        """).param(id.value()).update());
    }

    private List<String> links() {
        return $(Anchor.class).from($(Main.class).single()).all().stream()
                .map(Anchor::getHref)
                .toList();
    }

    @Test
    @As(Role.OPERATOR)
    void tab_leads_on_to_the_runs_that_it_does_not_show() {
        TenantId id = tenant("LIVE");
        String oldest = RunWords.path(newest(id).number());
        UI.getCurrentOrThrow().navigate("tenants/" + id, QueryParameters.of("tab", "runs"));
        assertThat(links()).contains(oldest).noneMatch(link -> link.startsWith("runs?"));

        manyMoreRuns(id);
        UI.getCurrentOrThrow().navigate("runs");
        UI.getCurrentOrThrow().navigate("tenants/" + id, QueryParameters.of("tab", "runs"));
        assertThat(links()).doesNotContain(oldest);
        String older = links().stream()
                .filter(link -> link.startsWith("runs?tenant=" + id))
                .findFirst()
                .orElseThrow();

        UI.getCurrentOrThrow().navigate("runs", QueryParameters.fromString(older.substring("runs?".length())));
        String shown = $(Table.class).single().getElement().getOuterHTML();
        assertThat(shown).contains("href=\"" + oldest + "\"");
    }
}
