package dev.tenantry.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountOrderTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.de", "aws+acme@provider.example", "root.user_1@mail.provider-x.co"})
    void takes_what_aws_takes(String email) {
        assertThat(AccountOrder.isEmail(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b.d",
                "nobody",
                "two words@provider.example",
                "ümlaut@provider.example",
                "<a>@provider.example",
                "a%b@provider.example",
                "a@provider",
                "a@b@provider.example",
                "much-too-long-for-aws-0123456789012345678901234567890@provider.example"
            })
    void refuses_what_aws_refuses(String email) {
        assertThat(AccountOrder.isEmail(email)).isFalse();
    }

    @Test
    void name_is_the_tenants_alone_also_after_its_short_name_changed() {
        TenantId tenant = TenantId.of("0a1b2c3d-0000-4000-8000-000000000001");
        String longest = AccountOrder.nameFor(tenant, Slug.of("a2345678901234567890"));

        assertThat(longest).isEqualTo("tenantry-a2345678901234567890-0a1b2c3d").hasSizeLessThanOrEqualTo(50);
        assertThat(AccountOrder.isNameFor(tenant, longest)).isTrue();
        assertThat(AccountOrder.isNameFor(tenant, AccountOrder.nameFor(tenant, Slug.of("other"))))
                .isTrue();
        assertThat(AccountOrder.isNameFor(TenantId.random(), longest)).isFalse();
    }
}
