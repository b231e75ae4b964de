package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.As;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** Suspending and resuming from the tenant's page; what its run does is tried on the engine. */
class SuspensionTests extends WizardStage {

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private RunReading runs;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    /** Its onboarding has ended, whatever became of it here. */
    private TenantId tenant(String state) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        TenantId id = drafts.begin();
        String slug = "u" + random.nextInt(1_000_000, 10_000_000);
        drafts.save(id, WizardStage.complete(slug, "6" + random.nextLong(10_000_000_000L, 100_000_000_000L)), 0);
        assertThat(onboarding.submit(id, 1)).isInstanceOf(Onboarding.Submission.Submitted.class);
        scope.inProvider(() -> {
            jdbc.sql("update run set state = 'SUCCEEDED', ended = true, version = version + 1 where tenant_id = ?")
                    .param(id.value())
                    .update();
            jdbc.sql("update tenant set state = ?, suspended_because = 'invoices are unpaid' where tenant_id = ?")
                    .params(state, id.value())
                    .update();
        });
        return id;
    }

    private void look(TenantId id) {
        navigate("tenants/" + id, TenantView.class);
    }

    private List<Button> offered(String button) {
        return $(Button.class).withText(button).all();
    }

    private String notices() {
        return $(InlineNotice.class).all().stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }

    private RunSummary newest(TenantId id) {
        return runs.newest(List.of(id)).getFirst();
    }

    private static String address() {
        return UI.getCurrentOrThrow().getActiveViewLocation().getPath();
    }

    /** The way through the dialog; its button has the act's own name, too. */
    private void suspend(String reason) {
        press("Suspend");
        assertThat($(Dialog.class).single().getElement().getTextRecursively()).contains("data stays untouched");
        test($(TextArea.class).single()).setValue(reason);
        test($(Button.class).withText("Suspend").all().getLast()).click();
    }

    @Test
    @As(Role.OPERATOR)
    void operator_says_why_and_comes_to_the_run_that_waits_for_an_approval() {
        TenantId id = tenant("LIVE");
        look(id);

        suspend("invoices are unpaid");

        assertThat(newest(id).kind()).isEqualTo(RunKind.SUSPEND);
        assertThat(address()).isEqualTo("runs/" + newest(id).number());
    }

    @Test
    @As(Role.OPERATOR)
    void suspended_tenant_says_why_and_is_resumed_without_a_question() {
        TenantId id = tenant("SUSPENDED");
        look(id);
        assertThat(notices()).contains("Suspended: “invoices are unpaid”", "all data is untouched");
        assertThat(offered("Suspend")).isEmpty();

        press("Resume");

        assertThat(newest(id).kind()).isEqualTo(RunKind.RESUME);
        assertThat(address()).isEqualTo("runs/" + newest(id).number());
    }

    @Test
    @As(Role.OPERATOR)
    void nothing_is_asked_for_while_another_run_changes_the_tenant() {
        TenantId id = tenant("LIVE");
        scope.inProvider(() -> jdbc.sql("update run set state = 'INCIDENT', ended = false where tenant_id = ?")
                .param(id.value())
                .update());
        look(id);

        suspend("invoices are unpaid");

        assertThat(notices()).contains("run #" + newest(id).number() + " is changing this tenant");
        assertThat(newest(id).kind()).isEqualTo(RunKind.ONBOARD);
    }

    @Test
    @As(Role.OPERATOR)
    void page_that_is_older_than_the_tenants_state_says_so() {
        TenantId id = tenant("LIVE");
        look(id);
        scope.inProvider(() -> jdbc.sql("update tenant set state = 'OFFBOARDING' where tenant_id = ?")
                .param(id.value())
                .update());

        suspend("invoices are unpaid");

        assertThat(notices()).contains("the tenant is “Offboarding” by now");
        assertThat(tenants.tenant(id).orElseThrow().state()).isInstanceOf(TenantState.Offboarding.class);
    }

    @Test
    @As(Role.OPERATOR)
    void who_only_looks_on_reads_why_and_is_offered_nothing() {
        TenantId id = tenant("SUSPENDED");
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.SUPPORT));
        look(id);

        assertThat(notices()).contains("invoices are unpaid");
        assertThat(offered("Resume")).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void tenant_that_is_not_in_use_is_not_suspended() {
        TenantId id = tenant("ONBOARDING");
        look(id);

        assertThat(offered("Suspend")).isEmpty();
        assertThat(offered("Resume")).isEmpty();
    }
}
