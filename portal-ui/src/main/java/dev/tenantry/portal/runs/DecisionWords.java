package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.RunControl.Decision;

/** What became of a decision, in words. */
final class DecisionWords {

    private DecisionWords() {}

    static InlineNotice of(Decision decision) {
        return switch (decision) {
            case Decision.Taken taken -> InlineNotice.success(Texts.t("decision.taken"));
            case Decision.PlanChanged changed -> InlineNotice.error(Texts.t("decision.planChanged"));
            case Decision.SecondPersonNeeded second -> InlineNotice.error(Texts.t("decision.secondPerson"));
            case Decision.TooLate(var now) -> InlineNotice.error(Texts.t("decision.tooLate", Texts.t(now)));
            case Decision.NotFound none -> InlineNotice.error(Texts.t("decision.notFound"));
        };
    }
}
