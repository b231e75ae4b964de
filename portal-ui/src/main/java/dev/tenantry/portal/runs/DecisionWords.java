package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.RunControl.Decision;

/** What became of a decision, in words. */
final class DecisionWords {

    private DecisionWords() {}

    /** Why somebody decided, to be quoted within a sentence, which has a full stop of its own. */
    static String quoted(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    /** @param taken what happens now that it was taken */
    static InlineNotice of(Decision decision, String taken) {
        return switch (decision) {
            case Decision.Taken done -> InlineNotice.success(taken);
            case Decision.PlanChanged changed -> InlineNotice.error(Texts.t("decision.planChanged"));
            case Decision.SecondPersonNeeded second -> InlineNotice.error(Texts.t("decision.secondPerson"));
            case Decision.SecondPersonAsked asked -> InlineNotice.info(Texts.t("decision.secondPersonAsked"));
            case Decision.NothingAsked none -> InlineNotice.error(Texts.t("decision.nothingAsked"));
            case Decision.TooLate(var now) -> InlineNotice.error(Texts.t("decision.tooLate", Texts.t(now)));
            case Decision.NotFound none -> InlineNotice.error(Texts.t("decision.notFound"));
        };
    }
}
