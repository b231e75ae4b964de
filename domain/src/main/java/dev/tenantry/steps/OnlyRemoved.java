package dev.tenantry.steps;

import java.util.List;

/** A piece of a step that only takes away: what is there was brought about elsewhere, or by more than one. */
public abstract class OnlyRemoved implements Piece {

    @Override
    public final List<Change> plan(StepContext context) {
        return List.of();
    }

    @Override
    public final Facts ensure(StepContext context, Facts soFar) {
        return Facts.none();
    }

    @Override
    public final List<Saying> differences(StepContext context) {
        return List.of();
    }
}
