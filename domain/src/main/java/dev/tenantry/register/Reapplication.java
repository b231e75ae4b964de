package dev.tenantry.register;

import dev.tenantry.identity.Actor;
import dev.tenantry.tenants.TenantId;

/** Has a tenant's systems brought to what is agreed, where one side's word has changed what that means (R4.2, R5.6). */
public interface Reapplication {

    /** What became of asking. */
    enum Asked {
        /** A run plans it now; its plan waits for an approval as any other. */
        PLANNED,
        /** The tenant is not live, or another run is changing it: the next plan will hold it. */
        LATER
    }

    /** Asks in the caller's name; opens a scope of its own. */
    Asked again(TenantId tenant);

    /** Asks where nobody is calling; opens a scope of its own. */
    Asked again(TenantId tenant, Actor by);
}
