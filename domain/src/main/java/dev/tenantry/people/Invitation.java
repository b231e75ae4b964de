package dev.tenantry.people;

import dev.tenantry.identity.Role;
import dev.tenantry.tenants.TenantId;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be let in, as it was filled in, right or wrong.
 *
 * @param name as the person writes it
 * @param tenant for a tenant's role; the provider's are for all tenants
 */
public record Invitation(
        String name,
        String email,
        @Nullable Role role,
        @Nullable TenantId tenant) {

    private static final int LONGEST = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    public Invitation {
        name = name.strip();
        email = email.strip();
    }

    /** What keeps an invitation from being one. */
    public enum Problem {
        NAME_MISSING,
        NAME_TOO_LONG,
        EMAIL_MISSING,
        EMAIL_FORM,
        ROLE_MISSING,
        /** The role is a tenant's, and none is named. */
        TENANT_MISSING,
        /** There is no such tenant. */
        TENANT_UNKNOWN,
        /** The role is the provider's and holds for all tenants. */
        TENANT_TOO_MUCH
    }

    /** Everything that can be seen without looking anything up, at once. */
    Set<Problem> problems() {
        Set<Problem> found = EnumSet.noneOf(Problem.class);
        if (name.isEmpty()) {
            found.add(Problem.NAME_MISSING);
        } else if (name.length() > LONGEST) {
            found.add(Problem.NAME_TOO_LONG);
        }
        if (email.isEmpty()) {
            found.add(Problem.EMAIL_MISSING);
        } else if (email.length() > LONGEST || !ADDRESS.matcher(email).matches()) {
            found.add(Problem.EMAIL_FORM);
        }
        if (role == null) {
            found.add(Problem.ROLE_MISSING);
        } else if (role.side() == Role.Side.TENANT && tenant == null) {
            found.add(Problem.TENANT_MISSING);
        } else if (role.side() == Role.Side.PROVIDER && tenant != null) {
            found.add(Problem.TENANT_TOO_MUCH);
        }
        return found;
    }

    /** Names nobody: it may land in a log. */
    @Override
    public String toString() {
        return "Invitation[" + role + ", " + tenant + "]";
    }
}
