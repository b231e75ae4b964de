package dev.tenantry.terraform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of Terraform's (or OpenTofu's) output. */
public sealed interface TerraformEvent {

    /** What a person reads. */
    String message();

    /** The program's first line. */
    record Version(String message, String version) implements TerraformEvent {}

    /**
     * A new phase of the task begins.
     *
     * @param at when, to the second; null if that was not said, as by an earlier release
     */
    record Phase(String message, String name, @Nullable Instant at) implements TerraformEvent {}

    /** A complaint. */
    record Diagnostic(String message, TerraformDiagnostic diagnostic) implements TerraformEvent {}

    /**
     * One resource that the plan would change.
     *
     * @param reason why it is replaced, in Terraform's words: {@code cannot_update}, {@code tainted}; else empty
     */
    record PlannedChange(String message, String address, String action, String reason) implements TerraformEvent {}

    /** Something was changed outside. */
    record ResourceDrift(String message, String address, String action) implements TerraformEvent {}

    /**
     * How many resources are planned to change, or have changed.
     *
     * @param operation {@code plan}, {@code apply} or {@code destroy}
     */
    record ChangeSummary(String message, int add, int change, int remove, int imported, String operation)
            implements TerraformEvent {}

    record ApplyStart(String message, String address, String action) implements TerraformEvent {}

    record ApplyProgress(String message, String address, String action, Duration elapsed) implements TerraformEvent {}

    /**
     * A resource was made, changed or destroyed.
     *
     * @param id what the cloud calls it; empty if it has no id any more
     */
    record ApplyComplete(String message, String address, String action, Duration elapsed, String id)
            implements TerraformEvent {}

    record ApplyErrored(String message, String address, String action, Duration elapsed) implements TerraformEvent {}

    /**
     * The stack's outputs.
     *
     * @param names the outputs' names; their values are read elsewhere
     */
    record Outputs(String message, List<String> names) implements TerraformEvent {
        public Outputs {
            names = List.copyOf(names);
        }
    }

    /** Anything else that is an event: refreshing, provisioners, logs, kinds to come. */
    record Other(String message, String type) implements TerraformEvent {}

    /** A line that is no event: a provisioner's, a crash's. */
    record Plain(String message) implements TerraformEvent {}
}
