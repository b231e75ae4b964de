package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.Pause;
import dev.tenantry.runs.Restores;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says that runs stand still: to the staff by whom and why, to a customer that it is the provider's doing. */
final class PausedNotice {

    private PausedNotice() {}

    /** Above a run; that all are paused stands above every page of the staff already. */
    static Optional<InlineNotice> above(@Nullable Pause pause, RunNames names, boolean staff) {
        if (pause == null || (staff && pause.tenant() == null)) {
            return Optional.empty();
        }
        return Optional.of(
                staff
                        ? notice("pause.run", pause, names)
                        : InlineNotice.warning(Texts.t("pause.run.customer"), new Ago(pause.since())));
    }

    /** Above every page: that all are paused. */
    static InlineNotice ofAll(Pause pause, RunNames names) {
        return Restores.isOurs(pause)
                ? InlineNotice.error(Texts.t("pause.restored"), new Ago(Instant.parse(pause.reason())).exact())
                : notice("pause.all", pause, names);
    }

    private static InlineNotice notice(String key, Pause pause, RunNames names) {
        return InlineNotice.error(
                Texts.t(key, names.of(pause.by()), DecisionWords.quoted(pause.reason())), new Ago(pause.since()));
    }
}
