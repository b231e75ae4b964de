package dev.tenantry.runs;

import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;

/**
 * A kind of run, to be read from top to bottom: what it begins with, its steps with what undoing does to each, and which of them a
 * run takes. A bean of the module that knows the kind.
 */
public interface Recipe {

    RunKind kind();

    /** What such a run begins with. */
    Class<? extends Wanted> input();

    /** Every step that such a run may have, in order. */
    List<RecipeStep> steps();

    /**
     * Which of its steps the run takes, in order; each is taken in its newest version when the run is created.
     *
     * @param wanted an {@link #input()}
     */
    default List<RecipeStep> definition(Wanted wanted) {
        return steps();
    }

    /** {@link #definition}; throws {@link IllegalArgumentException} for what such a run does not begin with. */
    default List<RecipeStep> taken(Wanted wanted) {
        if (!input().isInstance(wanted)) {
            throw new IllegalArgumentException("%s begins with %s, not with %s"
                    .formatted(
                            kind(), input().getSimpleName(), wanted.getClass().getSimpleName()));
        }
        return definition(wanted);
    }
}
