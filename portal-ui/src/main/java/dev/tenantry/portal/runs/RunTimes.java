package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long a run and its steps have taken until now, against how long they usually take. */
record RunTimes(RunDetail detail, Instant now) {

    /** "3 min 5 s · usually about 12 min"; before the start only what is usual; empty if nothing is known. */
    Optional<String> ofRun() {
        Run run = detail.run();
        return joined(since(run.startedAt(), run.finishedAt()), usualOfRun());
    }

    Optional<String> of(RunStep step) {
        boolean stands = !step.phase().passed() && detail.run().state().ended();
        String took = stands ? null : since(step.startedAt(), step.finishedAt());
        Duration usual = detail.usual().get(step.key());
        return joined(took, usual == null ? null : Texts.t("run.usually", RunWords.about(usual)));
    }

    /** The sum over the steps; "at least" while a step has never been done before. */
    private @Nullable String usualOfRun() {
        Duration sum = detail.run().steps().stream()
                .map(step -> detail.usual().getOrDefault(step.key(), Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        if (sum.isZero()) {
            return null;
        }
        boolean whole =
                detail.run().steps().stream().allMatch(step -> detail.usual().containsKey(step.key()));
        return Texts.t(whole ? "run.usually" : "run.usually.atLeast", RunWords.about(sum));
    }

    private @Nullable String since(@Nullable Instant begun, @Nullable Instant ended) {
        return begun == null ? null : RunWords.duration(Duration.between(begun, ended == null ? now : ended));
    }

    private static Optional<String> joined(@Nullable String took, @Nullable String usual) {
        return Stream.of(Optional.ofNullable(took), Optional.ofNullable(usual))
                .flatMap(Optional::stream)
                .reduce((left, right) -> left + " · " + right);
    }
}
