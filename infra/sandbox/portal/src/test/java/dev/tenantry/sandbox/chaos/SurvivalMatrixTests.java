package dev.tenantry.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./portal verify chaos}: every run ends as it should, whatever strikes it and when. */
@Tag("chaos")
class SurvivalMatrixTests {

    private static final Path JAR =
            Path.of("target/tenantry-sandbox-portal-0.1.0-SNAPSHOT.jar").toAbsolutePath();
    private static final Path HOME = Path.of("target/chaos").toAbsolutePath();

    /** Cells or faults, by blanks; none is all. */
    private final List<String> chosen = Stream.of(
                    System.getProperty("chaos.cells", "").split("[ ,]+"))
            .filter(one -> !one.isBlank())
            .toList();

    private final long seed =
            Long.getLong("chaos.seed", RandomGenerator.getDefault().nextInt(1_000_000));

    @Test
    void runs_end_as_they_should_whatever_strikes_them() throws IOException {
        assumeTrue(Files.exists(JAR), "the portal is not packaged: ./portal verify does that");
        var report = new Report();
        report.say("seed " + seed);
        try (var stage = Stage.open(HOME.resolve("stage"), false, Program.packaged(JAR, HOME.resolve("portal")))) {
            var reference = Reference.of(stage, 1);
            report.say("an undisturbed run takes " + reference.seconds() + " s");
            var matrix = new Matrix(stage, reference, report, seed);
            for (Fault fault : Fault.values()) {
                matrix.play(fault, chosen(reference.cells(fault)));
            }
        }
        report.say(report.sum());
        System.out.println(report.table());
        assertThat(report.broken()).isEmpty();
        assertThat(report.unreached()).isEmpty();
        if (chosen.isEmpty()) {
            report.writeInto(Surroundings.ROOT.resolve("docs/reliability.md"), seed);
        }
    }

    private List<Cell> chosen(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> chosen.isEmpty() || chosen.stream().anyMatch(cell::isCalled))
                .toList();
    }
}
