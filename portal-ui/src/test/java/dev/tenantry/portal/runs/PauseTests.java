package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.Run;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holding runs, all or one tenant's: who may, who sees it, and that it is audited. */
@PortalFixture
class PauseTests extends RunPageStage {

    private final TenantScope scope;
    private final JdbcClient jdbc;

    PauseTests(@Autowired ApplicationContext portal) {
        super(portal);
        this.scope = portal.getBean(TenantScope.class);
        this.jdbc = portal.getBean(JdbcClient.class);
    }

    @AfterEach
    void release() {
        scope.inProvider(() -> jdbc.sql("delete from run_pause").update());
    }

    private void paused(@Nullable UUID tenant) {
        scope.inProvider(() -> jdbc.sql(
                        "insert into run_pause (tenant_id, reason, paused_by, paused_at) values (:tenant, 'AWS is down', :by, now())")
                .param("tenant", tenant, java.sql.Types.OTHER)
                .param("by", ADMIN)
                .update());
    }

    private List<String> audited() {
        return scope.asProvider(
                () -> jdbc.sql("select act from audit_entry where act like 'runs.%' order by at desc, seq desc limit 1")
                        .query(String.class)
                        .list());
    }

    /** All notices, also what stands above every page. */
    private String notices() {
        return $(InlineNotice.class).all().stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }

    private void openRuns() {
        navigate("runs", Component.class);
    }

    @Test
    @As(Role.OPERATOR)
    void operator_holds_all_runs_with_a_reason_and_lets_them_go_on() {
        openRuns();
        confirm("Pause all runs", "AWS is down");
        assertThat(notices()).contains("All runs are paused by", "AWS is down");
        assertThat(audited()).containsExactly("runs.paused");
        press("Let all runs go on");
        assertThat(notices()).doesNotContain("All runs are paused by");
        assertThat(audited()).containsExactly("runs.released");
    }

    @Test
    @As(Role.AUDITOR)
    void whoever_of_the_staff_may_not_decide_sees_it_everywhere_and_is_offered_nothing() {
        paused(null);
        navigate("audit", Component.class);
        assertThat(notices()).contains("All runs are paused by", "AWS is down");
        openRuns();
        assertThat($(Button.class).withText("Let all runs go on").all()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void one_tenants_runs_are_held_from_its_page_and_its_run_says_so() {
        paused(TestPeople.ACME.value());
        Run run = staged.running(TestPeople.ACME, ADMIN);
        open(run);
        assertThat(page()).contains("Paused by", "AWS is down", "cancelling is possible");
        Run foreign = staged.running(TestPeople.FOREIGN, ADMIN);
        open(foreign);
        assertThat(page()).doesNotContain("AWS is down");
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void customer_learns_that_it_is_the_provider_and_neither_who_nor_why() {
        paused(TestPeople.ACME.value());
        open(staged.running(TestPeople.ACME, ADMIN));
        assertThat(notices()).contains("Paused by the provider").doesNotContain("AWS is down");
    }
}
