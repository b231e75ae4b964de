package dev.tenantry.keycloak;

import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.outside.Answer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How organizations and people are written in Keycloak. */
final class KeycloakRows {

    /** The attribute by which our organizations are found; its value is the alias. */
    static final String OURS = "tenantry.tenant";

    /** The attribute of a person whom we made; its value is the alias. The realm's user profile must declare it. */
    static final String MADE_FOR = "tenantry-made-for";

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]+");

    private KeycloakRows() {}

    // ---- organizations: names are unique among all customers, so ours hold the alias

    private static String suffix(OrganizationAlias alias) {
        return " (" + alias + ")";
    }

    static ObjectNode create(Organization wanted) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("alias", wanted.alias().value());
        row.putObject("attributes").putArray(OURS).add(wanted.alias().value());
        return change(row, wanted);
    }

    /** The whole row as Keycloak gave it, with what is wanted; it replaces. */
    static ObjectNode change(ObjectNode row, Organization wanted) {
        return row.put("name", wanted.displayName() + suffix(wanted.alias())).put("enabled", wanted.enabled());
    }

    static Organization organization(OrganizationAlias alias, Answer row) {
        String name = row.text("name");
        String suffix = suffix(alias);
        String displayName = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
        return new Organization(alias, displayName, row.flag("enabled"));
    }

    // ---- people

    static ObjectNode create(String email, String name, OrganizationAlias madeFor) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("username", email).put("email", email).put("enabled", true).put("emailVerified", false);
        row.putObject("attributes").putArray(MADE_FOR).add(madeFor.value());
        String allowed = NOT_IN_NAMES.matcher(name).replaceAll(" ").strip();
        int gap = allowed.lastIndexOf(' ');
        // Keycloak asks the person for what is missing
        return gap < 0
                ? row.put("lastName", allowed)
                : row.put("firstName", allowed.substring(0, gap).strip()).put("lastName", allowed.substring(gap + 1));
    }

    static Optional<OrganizationAlias> madeFor(Answer user) {
        return Optional.of(user.json().path("attributes").path(MADE_FOR).path(0).asString(""))
                .filter(OrganizationAlias::isValid)
                .map(OrganizationAlias::new);
    }

    /** Whether the realm keeps our mark: it is declared, or it lets administrators write what is not. */
    static boolean keepsMark(JsonNode profile) {
        String others = profile.path("unmanagedAttributePolicy").asString("");
        for (JsonNode attribute : profile.path("attributes")) {
            if (attribute.path("name").asString("").equals(MADE_FOR)) {
                return true;
            }
        }
        return others.equals("ENABLED") || others.equals("ADMIN_EDIT");
    }

    static String address(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
