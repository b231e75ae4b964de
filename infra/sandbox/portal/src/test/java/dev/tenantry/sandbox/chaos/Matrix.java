package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Plays fields of the matrix: those of one fault one after the other in one run, and in another one what is left if a run breaks. */
final class Matrix {

    private static final int MOST_RUNS = 4;

    private final Stage stage;
    private final Reference reference;
    private final Report report;
    private final long seed;
    private int tenants = 1;

    Matrix(Stage stage, Reference reference, Report report, long seed) {
        this.stage = stage;
        this.reference = reference;
        this.report = report;
        this.seed = seed;
    }

    void play(Fault fault, List<Cell> cells) throws IOException {
        if (fault == Fault.FREEZE && stage.nodes().size() == 1) {
            stage.addNode().start();
        }
        var left = new ArrayList<>(cells);
        for (int run = 0; run < MOST_RUNS && !left.isEmpty(); run++) {
            var told = Tale.begin(stage, reference, seed + run, ++tenants, report::struck)
                    .tell(left);
            report.add(told, seed + run);
            left.removeAll(told.struck());
            if (told.survived()) {
                break; // what did not come in a run that went well to its end does not come in another
            }
        }
        report.unreached(left);
    }
}
