package dev.tenantry.tenantside;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One asking within an attempt. A failed answer leaves the memo as it was, so that an ended occasion is marked in the
 * step's folder; on another node the same failure is told once more at most.
 */
record Occasion(String name, Path mark) {

    private static final String FACT = "occasion";

    static Occasion of(StepContext context, String step) {
        return noted(context, step)
                .orElseGet(() -> of(UUID.randomUUID().toString().substring(0, 8), context, step));
    }

    /** One whose name is known also where nothing could be noted: the first within the attempt that has not ended. */
    static Occasion counted(StepContext context, String step) {
        return noted(context, step)
                .orElseGet(() -> Stream.iterate(1, count -> count + 1)
                        .map(count -> of("undo-" + context.attempt() + "-" + count, context, step))
                        .filter(occasion -> !Files.exists(occasion.mark))
                        .findFirst()
                        .orElseThrow());
    }

    private static Optional<Occasion> noted(StepContext context, String step) {
        return context.memo()
                .get(FACT)
                .map(name -> of(name, context, step))
                .filter(occasion -> !Files.exists(occasion.mark));
    }

    private static Occasion of(String name, StepContext context, String step) {
        return new Occasion(name, context.folder().resolve("ended-" + step + "-" + name));
    }

    Facts in(Facts memo) {
        return memo.with(FACT, name);
    }

    void end() {
        try {
            Files.writeString(mark, "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + mark, e);
        }
    }
}
