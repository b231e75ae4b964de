package dev.tenantry.portal.people;

import com.vaadin.flow.router.RouteParameters;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.PersonId;
import dev.tenantry.people.KnownPerson.Held;
import dev.tenantry.portal.i18n.Texts;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** People and what they may do in the words of the portal. */
final class PersonWords {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PersonWords() {}

    static Optional<PersonId> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(new PersonId(UUID.fromString(text))) : Optional.empty();
    }

    /** The person that an address names; throws {@link NotFound} where the id can name none. */
    static PersonId id(RouteParameters parameters) {
        return parameters.get("person").flatMap(PersonWords::id).orElseThrow(() -> new NotFound("person"));
    }

    /** Where a person is looked at. */
    static String page(PersonId person) {
        return PeopleView.PATH + "/" + person;
    }

    /** A role, and for whom: "Tenant administrator of Acme". */
    static String of(Held held) {
        String role = Texts.t(held.membership().role());
        return held.tenantName() == null ? role : Texts.t("people.role.of", role, tenant(held.tenantName()));
    }

    private static String tenant(String name) {
        return name.isEmpty() ? Texts.t("tenants.unnamed") : name;
    }
}
