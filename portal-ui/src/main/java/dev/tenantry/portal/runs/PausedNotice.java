package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.Pause;

/** Says that runs stand still: to the staff by whom and why, to a customer that it is the provider's doing. */
final class PausedNotice {

    private PausedNotice() {}

    /** @param all whether it is said of all runs, rather than of the one that is looked at */
    static InlineNotice toStaff(Pause pause, RunNames names, boolean all) {
        String who = names.of(pause.by());
        return InlineNotice.error(
                Texts.t(all ? "pause.all" : "pause.run", who, pause.reason()), new Ago(pause.since()));
    }

    static InlineNotice toCustomer(Pause pause) {
        return InlineNotice.warning(Texts.t("pause.run.customer"), new Ago(pause.since()));
    }
}
