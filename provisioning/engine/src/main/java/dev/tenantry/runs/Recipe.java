package dev.tenantry.runs;

import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;

/** Which steps a kind of run has, in order; a bean of the module that knows the kind. */
public interface Recipe {

    RunKind kind();

    /** Names of steps; each is taken in its newest version when the run is created. */
    List<String> steps(Wanted wanted);
}
