package dev.tenantry.register;

import dev.tenantry.tenants.TenantProfile;
import java.util.List;

/** What the rules say of a draft. */
public sealed interface Checked {

    /** It can be submitted as this profile. */
    record Valid(TenantProfile profile) implements Checked {}

    /** All problems at once, in the order of the fields. */
    record Invalid(List<Problem> problems) implements Checked {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
