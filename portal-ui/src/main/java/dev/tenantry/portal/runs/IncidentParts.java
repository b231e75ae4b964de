package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import dev.tenantry.runs.LockRelease;
import dev.tenantry.runs.LockReleases;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a run's page shows while an incident stops it: why, and who holds what stands in the way. */
@org.springframework.stereotype.Component
class IncidentParts {

    private final RunReading runs;
    private final LockReleases releases;
    private final TenantNames tenants;
    private final RunNames names;
    private final Deciders deciders;

    IncidentParts(RunReading runs, LockReleases releases, TenantNames tenants, RunNames names, Deciders deciders) {
        this.runs = runs;
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
                parts.add(new HeldCard(releases, run, held, detail.lockRelease(), viewing(detail), outcome));
            }
        }
        return parts;
    }

    private HeldCard.Viewing viewing(RunDetail detail) {
        LockRelease asked = detail.lockRelease();
        return new HeldCard.Viewing(
                tenants.of(detail.run().tenant()),
                deciders.viewerIsOne(),
                asked != null && deciders.viewerIs(asked.askedBy()),
                asked == null ? "" : names.of(asked.askedBy()));
    }
}
