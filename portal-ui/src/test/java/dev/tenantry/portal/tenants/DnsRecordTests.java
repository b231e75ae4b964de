package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Main;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.look.CopyButton;
import dev.tenantry.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a tenant's page: the record that the customer has to set. */
class DnsRecordTests extends SettledStage {

    private static final String TARGET = "internal-k8s-1.eu-central-1.elb.amazonaws.com";

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @As(Role.OPERATOR)
    void is_shown_to_be_copied_once_a_run_has_told_it_and_as_long_as_the_tenant_is_there() {
        TenantId id = tenant("ONBOARDING");
        look(id);
        assertThat(page()).doesNotContain("DNS record");

        handOn(id);
        look(id);
        assertThat(page()).contains("DNS record", "CNAME", "assistant.acme.example", TARGET, "The customer sets it");
        assertThat($(CopyButton.class).all())
                .extracting(button -> button.getElement().getAttribute("label"))
                .anySatisfy(label -> assertThat(label).contains("Points to"));

        become(id, "CLOSED");
        look(id);
        assertThat(page()).doesNotContain("DNS record");
    }

    private void handOn(TenantId id) {
        scope.inProvider(() -> jdbc.sql("""
                insert into run_step (run_id, tenant_id, position, step, phase, outputs, started_at, finished_at)
                select id, tenant_id, 90, 'application@1', 'DONE', ?::jsonb, now(), now() from run where tenant_id = ?
                """)
                .params(
                        "{\"dns-record-name\": \"assistant.acme.example\", \"dns-record-target\": \"" + TARGET + "\"}",
                        id.value())
                .update());
    }

    private String page() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
