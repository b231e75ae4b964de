package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * By the version's id, which the writer may choose: a digest of secret and value. Our own values are random and long, so the
 * digest tells nothing of them; those that people bring get an id of chance.
 */
@Component
class NumberedSecretValues implements SecretValues {

    private static final String CURRENT = "AWSCURRENT";

    private final TenantAccounts accounts;

    NumberedSecretValues(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean isCurrent(AwsTarget target, String arn, String value) {
        return accounts.in(
                target,
                account -> account.secrets()
                        .describeSecret(asked -> asked.secretId(arn))
                        .versionIdsToStages()
                        .getOrDefault(version(arn, value), List.of())
                        .contains(CURRENT));
    }

    /** A version that was there once and is current no more is made current again. */
    @Override
    public void put(AwsTarget target, String arn, String value) {
        String version = version(arn, value);
        accounts.in(
                target,
                account -> account.secrets()
                        .putSecretValue(wanted -> wanted.secretId(arn)
                                .clientRequestToken(version)
                                .secretString(value)
                                .versionStages(CURRENT)));
    }

    @Override
    public boolean isFilled(AwsTarget target, String arn) {
        return accounts.in(
                target,
                account ->
                        account
                                .secrets()
                                .describeSecret(asked -> asked.secretId(arn))
                                .versionIdsToStages()
                                .values()
                                .stream()
                                .anyMatch(stages -> stages.contains(CURRENT)));
    }

    @Override
    public void bring(AwsTarget target, String arn, String value) {
        accounts.in(
                target,
                account -> account.secrets()
                        .putSecretValue(wanted -> wanted.secretId(arn)
                                .clientRequestToken(UUID.randomUUID().toString())
                                .secretString(value)
                                .versionStages(CURRENT)));
    }

    private static String version(String arn, String value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((arn + "\n" + value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
