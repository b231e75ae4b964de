package dev.tenantry.portal.tenants;

import com.vaadin.flow.server.VaadinSession;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A correction as somebody has typed it and not planned it yet: kept in their session, so that a look at the log or the runbook
 * does not lose it. Gone once it is planned or dropped, or somebody has changed the tenant, and with the session.
 */
record TypedCorrection(TenantId tenant, long version, TenantDraft draft) {

    /** What was typed for the tenant as it stands, if anything was. */
    static Optional<TenantDraft> of(Tenant tenant) {
        @Nullable TypedCorrection kept = session().getAttribute(TypedCorrection.class);
        return Optional.ofNullable(kept)
                .filter(typed -> typed.tenant.equals(tenant.id()) && typed.version == tenant.version())
                .map(TypedCorrection::draft);
    }

    static void keep(Tenant tenant, TenantDraft typed) {
        session().setAttribute(TypedCorrection.class, new TypedCorrection(tenant.id(), tenant.version(), typed));
    }

    static void forget() {
        session().setAttribute(TypedCorrection.class, null);
    }

    private static VaadinSession session() {
        return Objects.requireNonNull(VaadinSession.getCurrent(), "outside of a page");
    }
}
