package dev.tenantry.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.sandbox.World;
import dev.tenantry.sandbox.chaos.Moment.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./portal verify chaos}: every run ends as it should, whatever strikes it and when. */
@Tag("chaos")
class SurvivalMatrixTests {

    private static final Path JAR =
            Path.of("target/tenantry-sandbox-portal-0.1.0-SNAPSHOT.jar").toAbsolutePath();
    private static final Path HOME = Path.of("target/chaos").toAbsolutePath();

    /** The word for the cells of the infrastructure by the real Terraform. */
    private static final String REAL = "real";

    private final List<String> asked = Stream.of(
                    System.getProperty("chaos.cells", "").split("[ ,]+"))
            .filter(one -> !one.isBlank())
            .toList();

    /** Cells or faults; none is all. */
    private final List<String> chosen =
            asked.stream().filter(one -> !one.equals(REAL)).toList();

    private final long seed =
            Long.getLong("chaos.seed", RandomGenerator.getDefault().nextInt(1_000_000));

    private final Report report = new Report();

    @BeforeEach
    void needs_the_portal() {
        assumeTrue(Files.exists(JAR), "the portal is not packaged: ./portal verify does that");
        report.say("seed " + seed);
    }

    @Test
    void runs_end_as_they_should_whatever_strikes_them() throws IOException {
        assumeTrue(!asked.equals(List.of(REAL)), "only the real Terraform is asked for");
        try (var stage = Stage.open(HOME.resolve("stage"), false, portal(), true)) {
            play(stage, List.of(Fault.values()), cell -> true);
        }
        settle();
        if (asked.isEmpty()) {
            report.writeInto(Surroundings.ROOT.resolve("docs/reliability.md"), seed);
        }
    }

    /** Killed with Terraform itself, what it was creating is made once more by its nature: that is the simulation's to play. */
    @Test
    void real_terraform_is_left_alone_whatever_strikes_the_portal() throws IOException {
        assumeTrue(asked.isEmpty() || asked.contains(REAL), "not asked for");
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
        try (var stage = Stage.open(HOME.resolve("real"), true, portal(), false)) {
            play(stage, List.of(Fault.KILL, Fault.DATABASE), cell -> cell.step().equals("infrastructure"));
        }
        settle();
    }

    private static Program portal() throws IOException {
        return Program.packaged(JAR, HOME.resolve("portal"));
    }

    private void play(Stage stage, List<Fault> faults, Predicate<Cell> there) throws IOException {
        var reference = Reference.of(stage, 1);
        report.say("an undisturbed run takes " + reference.seconds() + " s and makes " + reference.objects());
        if (reachesBack()) {
            reference = reference.andBack(stage, 2);
            report.say("with a return it takes " + reference.seconds() + " s");
        }
        var matrix = new Matrix(stage, reference, report, seed, 2);
        for (Fault fault : faults) {
            if (fault == Fault.DISK_FULL && !stage.disk().canBeFilled()) {
                report.say(fault + " is left out: only root can give the portals a small disk of their own");
            } else if (fault == Fault.NODE_LOST && !Enclosure.isPossible()) {
                report.say(fault + " is left out: only root, on Linux, can give a portal processes that end with it");
            } else {
                matrix.play(
                        fault,
                        chosen(reference.cells(fault)).stream().filter(there).toList());
            }
        }
    }

    private void settle() {
        report.say(report.sum());
        System.out.println(report.table());
        assertThat(report.broken()).isEmpty();
        assertThat(report.unreached()).isEmpty();
    }

    /** Whether what is chosen may have to do with stopping and undoing. */
    private boolean reachesBack() {
        return chosen.isEmpty() || chosen.stream().anyMatch(name -> !forwardOnly(name));
    }

    private static boolean forwardOnly(String name) {
        return Stream.of(Moment.values())
                        .filter(moment -> moment.way() == Way.FORWARD)
                        .anyMatch(moment -> name.equals(moment.toString()) || name.contains("/" + moment + "/"))
                || Stream.of(Fault.values())
                        .filter(fault -> fault.onlyForward())
                        .anyMatch(fault -> name.equals(fault.toString()));
    }

    private List<Cell> chosen(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> chosen.isEmpty() || chosen.stream().anyMatch(cell::isCalled))
                .toList();
    }
}
