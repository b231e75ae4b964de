package dev.tenantry.terraform;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.StepFailed;
import org.jspecify.annotations.Nullable;

/**
 * Terraform as it is found on this machine, looked for at first use: the portal starts without it, and a run says what is
 * missing and how to get it.
 */
public final class Terraform {

    private static final String SUBJECT = "terraform";

    private final ProcessHost host;
    private final TerraformFinder finder;
    private final TerraformSettings settings;
    private @Nullable TerraformCli found;

    Terraform(ProcessHost host, TerraformFinder finder, TerraformSettings settings) {
        this.host = host;
        this.finder = finder;
        this.settings = settings;
    }

    /** Throws {@link StepFailed} naming what is missing and what to do; it is looked for anew by the next call. */
    public synchronized TerraformCli cli() {
        if (found == null) {
            found = switch (finder.find(settings)) {
                case TerraformFound terraform -> new TerraformCli(host, terraform, settings);
                case TerraformMissing missing ->
                    throw new StepFailed(
                            Failure.of(FailureClass.CONFIG, OutsideSystem.TERRAFORM, SUBJECT, missing.why()));
            };
        }
        return found;
    }
}
