package dev.tenantry.notifications;

import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may be told and under which address, as memberships say at this moment; asked within a provider scope. */
public interface AddressBook {

    /** Those who have one of the roles: the provider's for all tenants, a tenant's for this tenant only. */
    List<PersonId> holding(Set<Role> roles, @Nullable TenantId tenant);

    /** The e-mail address of a person who still has one of the roles. */
    Optional<String> address(PersonId person, Set<Role> roles, @Nullable TenantId tenant);
}
