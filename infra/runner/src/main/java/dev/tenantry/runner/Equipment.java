package dev.tenantry.runner;

import dev.tenantry.jobs.JobManifest;
import dev.tenantry.tenantside.SecretRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the build resolved into the environment: the signing key and the secrets that the job names. */
record Equipment(Map<String, String> environment) {

    static Equipment of(Map<String, String> environment) {
        return new Equipment(environment);
    }

    String signingKey() {
        return require(JobManifest.SIGNING_KEY);
    }

    String secret(SecretRef secret) {
        return require(secret.variable());
    }

    private String require(String variable) {
        @Nullable String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            throw new NotEquipped(variable + " is not in the environment");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Equipment[…]";
    }
}
