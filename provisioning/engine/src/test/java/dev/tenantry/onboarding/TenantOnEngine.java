package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.register.Field;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;

/** A tenant of its own on an {@link EngineUnderTest}, with what an operator does for it. */
final class TenantOnEngine {

    private final ConfigurableApplicationContext engine;
    private final TenantId id;

    private TenantOnEngine(ConfigurableApplicationContext engine, TenantId id) {
        this.engine = engine;
        this.id = id;
    }

    /** Acme under a short name and in an account that no other test has, otherwise as said. */
    static TenantOnEngine draft(ConfigurableApplicationContext engine, Field field, String value) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        TenantDraft draft = TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, "Acme")
                .with(Field.LEGAL_NAME, "Acme GmbH")
                .with(Field.STREET, "Hauptstr. 1")
                .with(Field.POSTAL_CODE, "10115")
                .with(Field.CITY, "Berlin")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@acme.example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-1")
                .with(Field.SLUG, "acme-" + unique)
                .with(Field.ACCOUNT_ID, String.format("%012d", Long.parseLong(unique, 16)))
                .with(field, value);
        return new TenantOnEngine(engine, engine.getBean(TenantDrafts.class).beginWith(draft));
    }

    /** The same, onboarded by one run that succeeds. */
    static TenantOnEngine live(ConfigurableApplicationContext engine, Field field, String value) {
        TenantOnEngine tenant = draft(engine, field, value);
        RunId run = tenant.submit();
        tenant.approve(run);
        tenant.await(run, RunState.SUCCEEDED);
        return tenant;
    }

    /** The same tenant, seen by another engine on the same database. */
    TenantOnEngine on(ConfigurableApplicationContext other) {
        return new TenantOnEngine(other, id);
    }

    TenantId id() {
        return id;
    }

    RunId submit() {
        return ((Onboarding.Submission.Submitted)
                        engine.getBean(Onboarding.class).submit(id, stored().version()))
                .run();
    }

    Tenant stored() {
        return engine.getBean(TenantReading.class).tenant(id).orElseThrow();
    }

    RunDetail detail(RunId run) {
        return engine.getBean(RunReading.class).run(id, run).orElseThrow();
    }

    /** The newest run of a kind that somebody asked for. */
    RunId newest(RunKind kind) {
        return engine.getBean(TenantScope.class)
                .asProvider(() -> engine.getBean(RunRequests.class).newest(id, kind))
                .orElseThrow()
                .id();
    }

    Run await(RunId run, RunState wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> detail(run).run().state() == wanted);
        return detail(run).run();
    }

    void approve(RunId run) {
        Run planned = await(run, RunState.AWAITING_APPROVAL);
        assertThat(engine.getBean(RunControl.class).approve(id, run, String.valueOf(planned.planHash()), "looks right"))
                .isEqualTo(new RunControl.Decision.Taken());
    }
}
