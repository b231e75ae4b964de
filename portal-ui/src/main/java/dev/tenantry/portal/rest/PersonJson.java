package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.identity.Role;
import dev.tenantry.people.KnownPerson;
import dev.tenantry.people.PeoplePage;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the interface shows them.
 *
 * @param awaited whether they were invited and never signed in
 * @param since when they became known
 */
record PersonJson(UUID id, String name, String email, boolean awaited, Instant since, List<Held> memberships) {

    static PersonJson of(KnownPerson person) {
        return new PersonJson(
                person.id().value(),
                person.name(),
                person.email(),
                person.awaited(),
                person.since(),
                person.memberships().stream().map(Held::of).toList());
    }

    /**
     * What a person may do.
     *
     * @param tenant for whom; missing if for all tenants
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Held(Role role, @Nullable UUID tenant, @Nullable String tenantName, Instant since) {

        static Held of(KnownPerson.Held held) {
            TenantId tenant = held.membership().tenant();
            return new Held(
                    held.membership().role(), tenant == null ? null : tenant.value(), held.tenantName(), held.since());
        }
    }

    /** @param next give it as {@code after} for the next page; missing on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<PersonJson> people, @Nullable UUID next) {

        static Page of(PeoplePage page) {
            var next = page.next();
            return new Page(page.people().stream().map(PersonJson::of).toList(), next == null ? null : next.value());
        }
    }

    /** @param tenant for a tenant's role; left out for the provider's */
    record Wanted(
            @Nullable String name,
            @Nullable String email,
            @Nullable Role role,
            @Nullable UUID tenant) {}

    /** @param confirm the person's e-mail address */
    record Confirmed(@Nullable String confirm) {}
}
