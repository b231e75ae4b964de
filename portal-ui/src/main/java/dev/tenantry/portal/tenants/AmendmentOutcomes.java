package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import dev.tenantry.amendments.Amendments.Outcome;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Problem;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.function.Consumer;

/** Leads to the run that a change has led to, or says why there is none. */
@org.springframework.stereotype.Component
class AmendmentOutcomes {

    private final WayToRun way;

    AmendmentOutcomes(WayToRun way) {
        this.way = way;
    }

    /** @param refuse shows what is wrong where it was filled in */
    void tell(TenantId tenant, Outcome outcome, Consumer<List<Problem>> refuse, Consumer<Component> say) {
        switch (outcome) {
            case Outcome.Requested(RunId run) -> way.go(tenant, run);
            case Outcome.Refused(var problems) -> refuse.accept(problems);
            case Outcome.NothingChanged nothing -> say.accept(InlineNotice.warning(Texts.t("change.nothingChanged")));
            case Outcome.Busy(long number) ->
                say.accept(InlineNotice.error(Texts.t("tenant.standing.busy", Long.toString(number))));
            case Outcome.Misplaced(var state) ->
                say.accept(InlineNotice.error(Texts.t("tenant.standing.misplaced", Texts.t(state))));
            case Outcome.Overtaken overtaken -> say.accept(InlineNotice.error(Texts.t("correct.overtaken")));
        }
    }
}
