package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Moto;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretValuesTests {

    private static final AwsTarget ACCOUNT = Profiles.acme().aws();

    @AutoClose
    private static @Nullable Moto moto;

    private static TenantAccounts accounts = TenantAccounts.underTheirRoles(null);

    @BeforeAll
    static void start_the_emulator(@TempDir Path folder) throws IOException {
        assumeTrue(Moto.installed(), "moto is not installed");
        moto = Moto.start(folder);
        accounts = TenantAccounts.underTheirRoles(moto.endpoint());
    }

    private static String container(String name) {
        return accounts.in(
                ACCOUNT,
                account -> account.secrets()
                        .createSecret(make -> make.name("tenantry/acme/" + name))
                        .arn());
    }

    @Test
    void knows_the_value_that_it_wrote_without_reading_it() {
        SecretValues values = SecretValues.in(accounts);
        String arn = container("one");

        assertThat(values.isCurrent(ACCOUNT, arn, "first")).isFalse();
        values.put(ACCOUNT, arn, "first");
        values.put(ACCOUNT, arn, "first");
        assertThat(values.isCurrent(ACCOUNT, arn, "first")).isTrue();
        assertThat(values.isCurrent(ACCOUNT, arn, "second")).isFalse();

        values.put(ACCOUNT, arn, "second");
        assertThat(values.isCurrent(ACCOUNT, arn, "first")).isFalse();
        assertThat(accounts.<String>in(
                        ACCOUNT,
                        account -> account.secrets()
                                .getSecretValue(get -> get.secretId(arn))
                                .secretString()))
                .isEqualTo("second");
    }

    @Test
    void takes_what_a_person_brings_and_sees_only_that_it_is_there() {
        SecretValues values = SecretValues.in(accounts);
        String arn = container("brought");

        assertThat(values.isFilled(ACCOUNT, arn)).isFalse();
        values.bring(ACCOUNT, arn, "first");
        assertThat(values.isFilled(ACCOUNT, arn)).isTrue();
        assertThat(values.isCurrent(ACCOUNT, arn, "first"))
                .as("no digest of it")
                .isFalse();

        values.bring(ACCOUNT, arn, "second");
        values.bring(ACCOUNT, arn, "first");
        assertThat(accounts.<String>in(
                        ACCOUNT,
                        account -> account.secrets()
                                .getSecretValue(get -> get.secretId(arn))
                                .secretString()))
                .isEqualTo("first");
    }

    @Test
    void says_that_there_is_no_such_secret() {
        OutsideFailure failure = catchThrowableOfType(
                OutsideFailure.class,
                () -> SecretValues.in(accounts).isCurrent(ACCOUNT, "tenantry/acme/none", "value"));

        assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.NOT_FOUND);
    }

    @Test
    void says_whose_account_it_entered() {
        assertThat(accounts.<String>in(ACCOUNT, TenantAccounts.Account::id)).isEqualTo(ACCOUNT.accountId());
    }
}
