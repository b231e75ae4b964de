package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.portal.shell.NeedsYou;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** How a tenant fares, on its page and among what needs somebody; how alarms are read is tried on the engine. */
class TenantHealthTests extends SettledStage {

    @Autowired
    private AlarmsNeedYou needs;

    @Autowired
    private TenantRuns runs;

    @Autowired
    private HealthPanel health;

    @Autowired
    private CurrentViewer viewers;

    @Autowired
    private TenantReading reading;

    private void lookAtHealth(TenantId id) {
        UI.getCurrentOrThrow().navigate("tenants/" + id, QueryParameters.fromString("tab=health"));
    }

    private TenantId seen(String state) {
        TenantId id = tenant(state);
        write("insert into alarm_watch (tenant_id, due_at, seen_at) values (?, now() + interval '1 day', now())", id);
        return id;
    }

    private void alarm(TenantId id, String name, String standing, String severity) {
        write(
                "insert into alarm (tenant_id, name, standing, since, severity, description) values (?, '" + name
                        + "', '" + standing + "', now() - interval '3 hours', '" + severity + "', 'as the stack says')",
                id);
    }

    private String table() {
        return $(AlarmsTable.class).single().getElement().getOuterHTML();
    }

    private List<NeedsYou> waiting(TenantId id) {
        return needs.items().stream()
                .filter(item -> item.route().contains(id.toString()))
                .toList();
    }

    @Test
    @As(Role.OPERATOR)
    void alarms_that_go_off_stand_first_with_what_they_mean_and_their_runbook() {
        TenantId id = seen("LIVE");
        alarm(id, "backup-failed", "OK", "PAGE");
        alarm(id, "volume-full", "ALARM", "PAGE");
        alarm(id, "something-new", "INSUFFICIENT_DATA", "WARNING");
        lookAtHealth(id);

        assertThat(notices()).contains("One alarm goes off.", "its runbook says what to do");
        assertThat(table())
                .containsSubsequence("Less than 5 % of a volume is free", "as the stack says", "A backup failed.")
                .contains("Goes off", "No figures", "Quiet", "Now, by day and night", "runbooks/alerts/stores");
        assertThat(waiting(id)).singleElement().satisfies(item -> {
            assertThat(item.urgency()).isEqualTo(NeedsYou.Urgency.NOW);
            assertThat(item.title()).endsWith(": one alarm goes off");
            assertThat(item.route()).isEqualTo("tenants/" + id + "?tab=health");
        });
    }

    @Test
    @As(Role.OPERATOR)
    void what_cannot_be_read_is_said_to_be_unknown_with_the_next_act_and_how_it_was_before() {
        TenantId id = seen("LIVE");
        alarm(id, "backup-failed", "OK", "PAGE");
        write(
                "update alarm_watch set silent_since = now() - interval '2 hours', silence = 'NOT_AUTHORIZED' where tenant_id = ?",
                id);
        lookAtHealth(id);

        assertThat(notices()).contains("is unknown", "Prove the way into the account");
        assertThat(table()).contains("A backup failed.");
        assertThat(waiting(id)).singleElement().satisfies(item -> {
            assertThat(item.urgency()).isEqualTo(NeedsYou.Urgency.SOON);
            assertThat(item.title()).endsWith(": nobody can tell how it fares");
        });
    }

    @Test
    @As(Role.OPERATOR)
    void list_of_tenants_counts_and_marks_those_whose_alarms_go_off() {
        TenantId id = seen("LIVE");
        alarm(id, "volume-full", "ALARM", "PAGE");

        assertThat(runs.needingSomebody().tenants()).contains(id);
        assertThat(new TenantsTable(List.of(reading.tenant(id).orElseThrow()), Map.of(), runs.needingSomebody())
                        .getElement()
                        .getOuterHTML())
                .contains("Alarm");
    }

    @Test
    @As(Role.OPERATOR)
    void a_tenants_administrator_is_told_who_acts_and_sent_to_nothing_that_is_the_providers() {
        TenantId id = seen("LIVE");
        alarm(id, "volume-full", "ALARM", "PAGE");
        assertThat(ofAdministrator(id))
                .contains("One alarm goes off. Your provider is told and acts.")
                .doesNotContain("runbook");
        write("update alarm_watch set silent_since = now(), silence = 'NOT_AUTHORIZED' where tenant_id = ?", id);
        assertThat(ofAdministrator(id)).contains("Your provider sees to it").doesNotContain("Prove the way");
    }

    private String ofAdministrator(TenantId id) {
        Viewer administrator = new Viewer(viewers.get().actor(), "Ada", Set.of(Role.TENANT_ADMIN), Set.of(id));
        return health.of(reading.tenant(id).orElseThrow(), administrator)
                .getElement()
                .getOuterHTML();
    }

    @Test
    @As(Role.OPERATOR)
    void quiet_alarms_and_none_at_all_are_told_apart() {
        TenantId quiet = seen("LIVE");
        alarm(quiet, "backup-failed", "OK", "PAGE");
        alarm(quiet, "backup-missing", "OK", "PAGE");
        lookAtHealth(quiet);
        assertThat(notices()).contains("All 2 alarms are quiet");
        assertThat(waiting(quiet)).isEmpty();

        lookAtHealth(seen("LIVE"));
        assertThat(notices()).contains("has no alarms of this tenant’s stack");
    }

    @Test
    @As(Role.OPERATOR)
    void says_who_is_looked_at_and_that_nobody_has_looked_yet() {
        lookAtHealth(tenant("LIVE"));
        assertThat(notices()).contains("Nobody has looked at the alarms");
        lookAtHealth(tenant("SUSPENDED"));
        assertThat(notices()).contains("while a tenant is live", "Suspended");
    }

    @Test
    @As(Role.OPERATOR)
    void who_only_looks_on_is_asked_for_nothing_and_reads_german() {
        TenantId id = seen("LIVE");
        alarm(id, "assistant-silent", "ALARM", "PAGE");
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.SUPPORT));
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        lookAtHealth(id);

        assertThat(notices()).contains("Ein Alarm schlägt an.");
        assertThat(table()).contains("Open WebUI, Ollama oder Qdrant antwortet nicht.", "runbooks/alerts/assistant");
        assertThat(waiting(id)).isEmpty();
    }
}
