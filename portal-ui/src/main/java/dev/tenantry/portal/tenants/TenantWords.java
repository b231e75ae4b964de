package dev.tenantry.portal.tenants;

import com.vaadin.flow.router.RouteParameters;
import dev.tenantry.identity.NotFound;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.register.Field;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.util.regex.Pattern;

/** Tenants in the words and states of the portal. */
final class TenantWords {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String PAGES = "tenants/";
    private static final String WIZARD = PAGES + "new/";

    private TenantWords() {}

    /** Where a step of a draft is filled in. */
    static String wizard(TenantId id, WizardStep step) {
        return WIZARD + id + "/" + step.inUrl();
    }

    static StateBadge badge(TenantState state) {
        return StateBadge.of(look(state), Texts.t(StateName.of(state))).since(state.since());
    }

    static String name(Tenant tenant) {
        return named(tenant.name());
    }

    static String name(TenantDraft draft) {
        return named(draft.get(Field.DISPLAY_NAME));
    }

    private static String named(String name) {
        return name.isEmpty() ? Texts.t("tenants.unnamed") : name;
    }

    static boolean isId(String text) {
        return UUID.matcher(text).matches();
    }

    /** The tenant that an address names; throws {@link NotFound} where the id can name none. */
    static TenantId id(RouteParameters parameters) {
        return parameters
                .get("id")
                .filter(TenantWords::isId)
                .map(TenantId::of)
                .orElseThrow(() -> new NotFound("tenant"));
    }

    /** Where a tenant is looked at: a draft in its wizard, any other on its page. */
    static String route(Tenant tenant) {
        return tenant.state() instanceof TenantState.Draft ? WIZARD + tenant.id() : page(tenant.id());
    }

    /** The page of a tenant that was submitted. */
    static String page(TenantId id) {
        return PAGES + id;
    }

    private static State look(TenantState state) {
        return switch (state) {
            case TenantState.Draft draft -> State.WAITING;
            case TenantState.Onboarding onboarding -> State.WORKING;
            case TenantState.Live live -> State.LIVE;
            case TenantState.Suspended suspended -> State.PAUSED;
            case TenantState.Offboarding offboarding -> State.WORKING;
            case TenantState.Closed closed -> State.PAUSED;
        };
    }
}
