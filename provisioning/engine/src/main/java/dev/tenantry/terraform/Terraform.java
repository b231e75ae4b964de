package dev.tenantry.terraform;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.processes.ProcessHost;
import org.jspecify.annotations.Nullable;

/**
 * Terraform as it is found on this machine, looked for at first use: the portal starts without it, and a run says what is
 * missing and how to get it.
 */
public final class Terraform {

    private final ProcessHost host;
    private final TerraformFinder finder;
    private final TerraformSettings settings;
    private @Nullable TerraformCli found;

    Terraform(ProcessHost host, TerraformFinder finder, TerraformSettings settings) {
        this.host = host;
        this.finder = finder;
        this.settings = settings;
    }

    /** Throws {@link OutsideFailure} naming what is missing and what to do. */
    public synchronized TerraformCli cli() {
        if (found == null) {
            found = switch (finder.find(settings)) {
                case TerraformFound terraform -> new TerraformCli(host, terraform, settings);
                case TerraformMissing missing ->
                    throw new OutsideFailure(
                            OutsideSystem.TERRAFORM,
                            OutsideFailure.Kind.REJECTED,
                            missing.what() + " " + missing.remedy());
            };
        }
        return found;
    }
}
