package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;

/** Tenants in the words and states of the portal. */
final class TenantWords {

    private static final String WIZARD = "tenants/new/";

    private TenantWords() {}

    /** Where a step of a draft is filled in. */
    static String wizard(TenantId id, WizardStep step) {
        return WIZARD + id + "/" + step.inUrl();
    }

    static StateBadge badge(TenantState state) {
        return StateBadge.of(look(state), Texts.t(StateName.of(state))).since(state.since());
    }

    static String name(Tenant tenant) {
        return tenant.name().isEmpty() ? Texts.t("tenants.unnamed") : tenant.name();
    }

    /** Where a tenant is looked at: a draft in its wizard, any other on its page. */
    static String route(Tenant tenant) {
        return tenant.state() instanceof TenantState.Draft ? WIZARD + tenant.id() : "tenants/" + tenant.id();
    }

    private static State look(TenantState state) {
        return switch (state) {
            case TenantState.Draft draft -> State.UNKNOWN;
            case TenantState.Onboarding onboarding -> State.WORKING;
            case TenantState.Live live -> State.LIVE;
            case TenantState.Suspended suspended -> State.PAUSED;
            case TenantState.Offboarding offboarding -> State.WORKING;
            case TenantState.Closed closed -> State.PAUSED;
        };
    }
}
