package dev.tenantry.portal.rest;

import dev.tenantry.people.Invitation.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is wrong with an invitation, by the field that it is wrong with. */
final class InvitedFields {

    private InvitedFields() {}

    static Map<String, String> of(Set<Problem> problems) {
        var fields = new TreeMap<String, String>();
        problems.forEach(problem -> fields.put(field(problem), words(problem)));
        return fields;
    }

    private static String field(Problem problem) {
        return switch (problem) {
            case NAME_MISSING, NAME_TOO_LONG -> "name";
            case EMAIL_MISSING, EMAIL_FORM -> "email";
            case ROLE_MISSING -> "role";
            case TENANT_MISSING, TENANT_UNKNOWN, TENANT_TOO_MUCH -> "tenant";
        };
    }

    private static String words(Problem problem) {
        return switch (problem) {
            case NAME_MISSING, EMAIL_MISSING, ROLE_MISSING -> "is missing";
            case NAME_TOO_LONG -> "is too long";
            case EMAIL_FORM -> "is no e-mail address";
            case TENANT_MISSING -> "the role is a tenant's: name the tenant";
            case TENANT_UNKNOWN -> "there is no such tenant";
            case TENANT_TOO_MUCH -> "the role is the provider's and holds for all tenants: leave it out";
        };
    }
}
