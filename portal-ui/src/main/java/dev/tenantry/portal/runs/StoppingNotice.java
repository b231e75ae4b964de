package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.State;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.Saying;
import java.util.Optional;

/** What a run that is being cancelled still waits for. */
final class StoppingNotice {

    private StoppingNotice() {}

    /** Empty for a run that is not being cancelled, or of which nothing is at work. */
    static Optional<InlineNotice> of(Run run) {
        return run.state() == RunState.CANCELLING
                ? run.steps().stream()
                        .filter(step -> RunWords.look(step.phase()) == State.WORKING)
                        .findFirst()
                        .map(step -> InlineNotice.info(words(step)))
                : Optional.empty();
    }

    private static String words(RunStep step) {
        Saying saying = step.saying();
        String says = saying == null ? "" : Texts.t(saying);
        return Texts.t("run.stopping", Texts.t(step.key().called()), says).strip();
    }
}
