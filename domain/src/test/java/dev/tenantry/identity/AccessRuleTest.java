package dev.tenantry.identity;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.tenants.TenantId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

    private static final TenantId OWN = TenantId.random();
    private static final TenantId FOREIGN = TenantId.random();
    private static final Set<Membership> STAFF = Set.of(new Membership(OPERATOR, null));
    private static final Set<Membership> ADMIN = Set.of(new Membership(TENANT_ADMIN, OWN));

    @Test
    void staff_with_the_role_sees_every_tenant() {
        assertThat(AccessRule.decide(Set.of(OPERATOR), STAFF, FOREIGN)).isEmpty();
    }

    @Test
    void staff_without_the_role_is_told_which_one_is_needed() {
        assertThatThrownBy(() -> AccessRule.decide(Set.of(PROVIDER_ADMIN), STAFF, null))
                .isInstanceOfSatisfying(
                        AccessRefused.class,
                        refused -> assertThat(refused.needed()).containsExactly(PROVIDER_ADMIN));
    }

    @Test
    void tenant_admin_is_confined_to_the_own_tenant_and_a_foreign_one_does_not_exist() {
        Set<Role> allowed = Set.of(SUPPORT, TENANT_ADMIN);
        assertThat(AccessRule.decide(allowed, ADMIN, OWN)).contains(OWN);
        assertThatThrownBy(() -> AccessRule.decide(allowed, ADMIN, FOREIGN)).isInstanceOf(NotFound.class);
    }

    @Test
    void tenant_admin_cannot_call_what_names_no_tenant() {
        assertThatThrownBy(() -> AccessRule.decide(Set.of(TENANT_ADMIN), ADMIN, null))
                .isInstanceOf(AccessRefused.class);
    }

    @Test
    void nobody_without_a_membership_gets_in() {
        assertThatThrownBy(() -> AccessRule.decide(Set.of(Role.values()), Set.of(), OWN))
                .isInstanceOf(AccessRefused.class);
    }

    @Test
    void provider_role_for_one_tenant_and_tenant_role_for_all_cannot_exist() {
        assertThatThrownBy(() -> new Membership(OPERATOR, OWN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Membership(TENANT_ADMIN, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
