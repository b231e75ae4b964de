package dev.tenantry.identity;

import dev.tenantry.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** Who governs a tenant's own part of the portal, for the run that brings the tenant about. */
public interface TenantAdministrators {

    /** Whether the candidate may now administer the tenant. */
    boolean isIn(Candidate candidate, TenantId tenant);

    /**
     * Lets the candidate administer the tenant from the first sign-in on and has them told by mail, once: somebody who is
     * in already is not told again.
     *
     * @param tenantName as the mail calls the tenant
     */
    void letIn(Candidate candidate, TenantId tenant, String tenantName);

    /** Takes that away; nothing happens if they are not in. */
    void letOut(Candidate candidate, TenantId tenant);

    /** How many administer the tenant, whoever let them in. */
    int count(TenantId tenant);

    /** Takes that away from all of them. */
    void letAllOut(TenantId tenant);

    /**
     * Somebody by what is known of them.
     *
     * @param subject what the directory's tokens call them; null if it is not known (yet)
     * @param name as the person writes it
     */
    record Candidate(@Nullable String subject, String name, String email) {

        @Override
        public String toString() {
            return "Candidate[" + subject + "]";
        }
    }
}
