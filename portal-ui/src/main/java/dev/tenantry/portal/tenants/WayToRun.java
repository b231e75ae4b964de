package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.runs.RunReading;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Leads to the page of a run that was just asked for. */
@Component
class WayToRun {

    private final RunReading runs;

    WayToRun(RunReading runs) {
        this.runs = runs;
    }

    void go(TenantId tenant, RunId run) {
        runs.run(tenant, run)
                .ifPresent(detail -> UI.getCurrentOrThrow()
                        .navigate(RunWords.path(detail.run().number())));
    }
}
