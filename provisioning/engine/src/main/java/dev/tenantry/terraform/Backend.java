package dev.tenantry.terraform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where Terraform keeps its state. It replaces whatever the stack's own files say. */
public sealed interface Backend {

    /** The block of configuration, without any secret: credentials come by the environment. */
    Map<String, Object> block();

    /** A file on this machine; for tests and the sandbox. */
    record Local(Path file) implements Backend {
        @Override
        public Map<String, Object> block() {
            return Map.of("local", Map.of("path", file.toAbsolutePath().toString()));
        }
    }

    /**
     * An object in S3, encrypted, with its lock beside it.
     *
     * @param key the object's name: {@code tenants/acme/customer-stack.tfstate}
     * @param kmsKeyId ARN of the key to encrypt with, or null for the bucket's default
     * @param role the role to assume, or null to use the given credentials as they are
     * @param emulator address of an emulator, or null for AWS
     */
    record S3(
            String bucket,
            String key,
            String region,
            @Nullable String kmsKeyId,
            @Nullable Role role,
            @Nullable URI emulator)
            implements Backend {

        @Override
        public Map<String, Object> block() {
            Map<String, Object> s3 = new TreeMap<>(
                    Map.of("bucket", bucket, "key", key, "region", region, "encrypt", true, "use_lockfile", true));
            if (kmsKeyId != null) {
                s3.put("kms_key_id", kmsKeyId);
            }
            if (role != null) {
                s3.put("assume_role", role.block());
                s3.put("allowed_account_ids", List.of(role.account()));
            }
            if (emulator != null) {
                s3.putAll(emulated(emulator));
            }
            return Map.of("s3", s3);
        }

        private static Map<String, Object> emulated(URI emulator) {
            String address = emulator.toString();
            return Map.of(
                    "endpoints", Map.of("s3", address, "sts", address),
                    "use_path_style", true,
                    "skip_credentials_validation", true,
                    "skip_requesting_account_id", true,
                    "skip_metadata_api_check", true,
                    "skip_region_validation", true);
        }
    }

    /**
     * A role in the tenant's account.
     *
     * @param account the twelve digits of the account that the role must be in
     * @param externalId the tenant's own, against a confused deputy
     * @param session seen in the account's audit trail
     */
    record Role(String arn, String account, String externalId, String session) {
        Map<String, Object> block() {
            return Map.of("role_arn", arn, "external_id", externalId, "session_name", session);
        }
    }
}
