package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.overview.OverviewCard;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import java.util.List;
import java.util.Optional;

/** What the engine is working on, on the overview. */
@org.springframework.stereotype.Component
class RunsUnderWay implements OverviewCard {

    private final RunReading runs;
    private final RunNames names;
    private final TenantNames tenants;
    private final CurrentViewer viewers;

    RunsUnderWay(RunReading runs, RunNames names, TenantNames tenants, CurrentViewer viewers) {
        this.runs = runs;
        this.names = names;
        this.tenants = tenants;
        this.viewers = viewers;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Component> content() {
        if (!viewers.get().isStaff()) {
            return Optional.empty();
        }
        List<RunSummary> underWay = runs.underWay();
        return underWay.isEmpty()
                ? Optional.empty()
                : Optional.of(new Card(Texts.t("runs.underWay"), new RunsTable(underWay, names, tenants.of(underWay))));
    }
}
