package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.amendments.Amendments;
import dev.tenantry.drift.Drift;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.drift.DriftScans.Asked;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.Optional;

/** Compares a live tenant with what was agreed, for those who may, and shows what the newest comparison came to. */
@org.springframework.stereotype.Component
class DriftActs {

    private final DriftScans scans;
    private final Amendments amendments;
    private final AmendmentOutcomes outcomes;
    private final WayToRun way;

    DriftActs(DriftScans scans, Amendments amendments, AmendmentOutcomes outcomes, WayToRun way) {
        this.scans = scans;
        this.amendments = amendments;
        this.outcomes = outcomes;
        this.way = way;
    }

    /**
     * Nothing for a tenant that is not live.
     *
     * @param said where it is said why nothing came of comparing
     */
    Optional<Component> of(Tenant tenant, Viewer viewer, Div said) {
        if (!TenantActs.isLive(tenant)) {
            return Optional.empty();
        }
        boolean mayAct = NewTenantView.isFor(viewer);
        Optional<Drift> drift = scans.of(tenant.id());
        DriftCard card = new DriftCard(scans, tenant.id(), mayAct);
        return Optional.of(mayAct ? card.of(drift, acts(tenant.id(), drift, said)) : card.of(drift));
    }

    private Component[] acts(TenantId tenant, Optional<Drift> drift, Div said) {
        boolean differs = drift.filter(found -> !found.differences().isEmpty()).isPresent();
        return differs
                ? new Component[] {compare(tenant, said), bringBack(tenant, said)}
                : new Component[] {compare(tenant, said)};
    }

    private Button bringBack(TenantId tenant, Div said) {
        return new Button(Texts.t("drift.back"), pressed -> {
            said.removeAll();
            outcomes.tell(tenant, amendments.applyAgain(tenant), problems -> {}, said::add);
        });
    }

    private Button compare(TenantId tenant, Div said) {
        return new Button(Texts.t("drift.scan"), pressed -> asked(tenant, scans.scan(tenant), said));
    }

    private void asked(TenantId tenant, Asked asked, Div said) {
        switch (asked) {
            case Asked.Accepted(RunId run, var isNew) -> way.go(tenant, run);
            case Asked.Busy(RunId run, long number) -> tell(said, Texts.t("drift.busy", Long.toString(number)));
            case Asked.Misplaced(var state) -> tell(said, Texts.t("tenant.standing.misplaced", Texts.t(state)));
        }
    }

    private static void tell(Div said, String words) {
        said.removeAll();
        said.add(InlineNotice.error(words));
    }
}
