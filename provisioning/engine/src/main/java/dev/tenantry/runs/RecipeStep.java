package dev.tenantry.runs;

import dev.tenantry.steps.Undo;

/**
 * A step as a recipe names it.
 *
 * @param name of its {@link dev.tenantry.steps.StepKey}; that of a step of another module stands in the recipe as it is
 * @param undo what becomes of its work when the run is rolled back
 */
public record RecipeStep(String name, Undo undo) {

    public static RecipeStep looks(String name) {
        return new RecipeStep(name, Undo.NOTHING);
    }

    public static RecipeStep takenBack(String name) {
        return new RecipeStep(name, Undo.TAKEN_BACK);
    }

    public static RecipeStep goesAlong(String name) {
        return new RecipeStep(name, Undo.GOES_ALONG);
    }

    public static RecipeStep noWayBack(String name) {
        return new RecipeStep(name, Undo.NO_WAY_BACK);
    }

    public static RecipeStep neverUndone(String name) {
        return new RecipeStep(name, Undo.NEVER);
    }
}
