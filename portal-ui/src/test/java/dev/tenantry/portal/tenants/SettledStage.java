package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import dev.tenantry.database.TenantScope;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tenants whose onboarding has ended, and what is read on their pages. */
class SettledStage extends WizardStage {

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private RunReading runs;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    /** Its onboarding has ended well, whatever it has built here. */
    final TenantId tenant(String state) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        TenantId id = drafts.begin();
        String slug = "u" + random.nextInt(1_000_000, 10_000_000);
        drafts.save(id, WizardStage.complete(slug, "6" + random.nextLong(10_000_000_000L, 100_000_000_000L)), 0);
        assertThat(onboarding.submit(id, 1)).isInstanceOf(Onboarding.Submission.Submitted.class);
        write("update run set state = 'SUCCEEDED', ended = true, version = version + 1 where tenant_id = ?", id);
        become(id, state);
        return id;
    }

    /** Its newest run was turned down. */
    final void settle(TenantId id) {
        write(
                "update run set state = 'REJECTED', ended = true, version = version + 1 where not ended and tenant_id = ?",
                id);
    }

    final void become(TenantId id, String state) {
        write(
                "update tenant set suspended_because = 'invoices are unpaid', state = '" + state
                        + "' where tenant_id = ?",
                id);
    }

    /** Its run is open again, and somebody must decide. */
    final void busy(TenantId id) {
        write("update run set state = 'INCIDENT', ended = false where tenant_id = ?", id);
    }

    final void write(String sql, TenantId id) {
        scope.inProvider(() -> jdbc.sql(sql).param(id.value()).update());
    }

    final void look(TenantId id) {
        navigate("tenants/" + id, TenantView.class);
    }

    final List<Button> offered(String button) {
        return $(Button.class).withText(button).all();
    }

    final String notices() {
        return $(InlineNotice.class).all().stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }

    final RunSummary newest(TenantId id) {
        return runs.newest(List.of(id)).getFirst();
    }
}
