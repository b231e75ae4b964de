package dev.tenantry.sandbox.chaos;

import dev.tenantry.sandbox.chaos.Moment.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Plays fields of the matrix: those of one fault and one way one after the other in one run, and in another one what is left if a run breaks. */
final class Matrix {

    private static final int MOST_RUNS = 4;

    private final Stage stage;
    private final Reference reference;
    private final Report report;
    private final long seed;
    private int tenants;

    /** @param tenants how many there are already */
    Matrix(Stage stage, Reference reference, Report report, long seed, int tenants) {
        this.stage = stage;
        this.reference = reference;
        this.report = report;
        this.seed = seed;
        this.tenants = tenants;
    }

    void play(Fault fault, List<Cell> cells) throws IOException {
        if (cells.isEmpty()) {
            return;
        }
        stage.arrange(fault.needsTwo() ? 2 : 1, fault == Fault.NODE_LOST);
        play(cells.stream().filter(cell -> cell.moment().way() == Way.FORWARD).toList(), this::there);
        play(cells.stream().filter(cell -> cell.moment().way() != Way.FORWARD).toList(), this::andBack);
    }

    /** One run with all of its cells. */
    private interface Playing {
        Told play(List<Cell> cells, long seed) throws IOException;
    }

    private Told there(List<Cell> cells, long seed) throws IOException {
        return Tale.begin(stage, reference, seed, ++tenants, report::struck).tell(cells);
    }

    private Told andBack(List<Cell> cells, long seed) throws IOException {
        return WayBack.begin(stage, reference, seed, ++tenants, report::struck).tell(cells, reference.stops(cells));
    }

    private void play(List<Cell> cells, Playing playing) throws IOException {
        var left = new ArrayList<>(cells);
        for (int run = 0; run < MOST_RUNS && !left.isEmpty(); run++) {
            var told = playing.play(left, seed + run);
            report.add(told, seed + run);
            left.removeAll(told.struck());
            if (told.survived()) {
                break; // what did not come in a run that went well to its end does not come in another
            }
        }
        report.unreached(left);
    }
}
