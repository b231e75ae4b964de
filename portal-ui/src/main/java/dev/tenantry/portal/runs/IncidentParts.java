package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import dev.tenantry.runs.LockRelease;
import dev.tenantry.runs.LockReleases;
import dev.tenantry.runs.Rollback;
import dev.tenantry.runs.RollbackWish;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run's page shows while an incident stops it: why, who holds what stands in the way, and who wants it rolled back. */
@org.springframework.stereotype.Component
class IncidentParts {

    private final RunReading runs;
    private final RunControl control;
    private final LockReleases releases;
    private final TenantNames tenants;
    private final RunNames names;
    private final Deciders deciders;

    IncidentParts(
            RunReading runs,
            RunControl control,
            LockReleases releases,
            TenantNames tenants,
            RunNames names,
            Deciders deciders) {
        this.runs = runs;
        this.control = control;
        this.releases = releases;
        this.tenants = tenants;
        this.names = names;
        this.deciders = deciders;
    }

    /** Nothing while no incident stops it. */
    List<Component> of(RunDetail detail, Consumer<Component> outcome) {
        Run run = detail.run();
        Run.Incident incident = run.incident();
        List<Component> parts = new ArrayList<>();
        if (incident != null) {
            RunStep step = run.steps().get(incident.step());
            parts.add(new IncidentCard(incident, new StepLogSource(runs, run, step).failed()));
            Held held = incident.failure().held();
            if (held != null) {
                LockRelease asked = detail.lockRelease();
                String asker = asked == null ? null : asked.askedBy();
                parts.add(new HeldCard(releases, run, held, asked, viewing(run, asker), outcome));
            }
            rollback(detail, outcome).ifPresent(parts::add);
        }
        return parts;
    }

    /** Only what somebody has asked for; why the staff wants that is nobody else's business. */
    private Optional<Component> rollback(RunDetail detail, Consumer<Component> outcome) {
        Rollback rollback = detail.rollback();
        RollbackWish asked = rollback == null ? null : rollback.asked();
        return rollback == null || asked == null || !deciders.viewerIsStaff()
                ? Optional.empty()
                : Optional.of(new RollbackCard(
                        control, detail.run(), rollback, asked, viewing(detail.run(), asked.askedBy()), outcome));
    }

    /** @param asker a reference; null if nobody has asked for anything */
    private HeldCard.Viewing viewing(Run run, @Nullable String asker) {
        return new HeldCard.Viewing(
                tenants.of(run.tenant()),
                deciders.viewerIsOne(),
                asker != null && deciders.viewerIs(asker),
                asker == null ? "" : names.of(asker));
    }
}
