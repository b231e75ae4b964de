package dev.tenantry.terraform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Terraform is run.
 *
 * @param binary a path, or a name to look for on the search path; null looks for {@code terraform}, then {@code tofu}
 * @param providerMirror a folder of unpacked providers; null looks in the usual places, and downloads if there is none
 * @param lockTimeout how long Terraform waits for its state lock
 * @param parallelism how many resources it works on at once
 * @param graceAfterStop how long it may take to end after a polite stop; cloud calls may take minutes
 * @param environment more for Terraform's environment, without secrets: proxies, addresses of emulators
 */
public record TerraformSettings(
        @Nullable String binary,
        @Nullable Path providerMirror,
        Duration lockTimeout,
        int parallelism,
        Duration graceAfterStop,
        Map<String, String> environment) {

    public TerraformSettings {
        environment = Map.copyOf(environment);
    }

    /** What Terraform itself would do, with a minute for the lock. */
    public static TerraformSettings defaults() {
        return new TerraformSettings(null, null, Duration.ofSeconds(60), 10, Duration.ofMinutes(10), Map.of());
    }

    public TerraformSettings withBinary(String other) {
        return new TerraformSettings(other, providerMirror, lockTimeout, parallelism, graceAfterStop, environment);
    }

    public TerraformSettings withProviderMirror(Path other) {
        return new TerraformSettings(binary, other, lockTimeout, parallelism, graceAfterStop, environment);
    }

    public TerraformSettings withLockTimeout(Duration other) {
        return new TerraformSettings(binary, providerMirror, other, parallelism, graceAfterStop, environment);
    }

    public TerraformSettings withEnvironment(Map<String, String> other) {
        return new TerraformSettings(binary, providerMirror, lockTimeout, parallelism, graceAfterStop, other);
    }
}
