package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Stream;

/** Begins a draft, with the usual values or with what was agreed with another tenant. */
@Route(NewTenantView.PATH)
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR"})
class NewTenantView extends Page implements BeforeEnterObserver {

    static final String PATH = "tenants/new";

    /** The query parameter that names the tenant to begin from. */
    static final String LIKE = "like";

    private final TenantReading tenants;
    private final TenantDrafts drafts;
    private final ComboBox<Tenant> like = new ComboBox<>();

    NewTenantView(TenantReading tenants, TenantDrafts drafts) {
        this.tenants = tenants;
        this.drafts = drafts;
        narrow();
        header(Texts.t("tenants.new"), Texts.t("newTenant.answers"));
        Button usual = new Button(Texts.t("newTenant.usual"), pressed -> open(drafts.begin()));
        usual.addThemeVariants(ButtonVariant.PRIMARY);
        usual.setAutofocus(true);
        add(new Card(
                Texts.t("newTenant.usual.heading"), new Paragraph(Texts.t("newTenant.usual.hint")), new Div(usual)));
        add(new Card(
                Texts.t("newTenant.like.heading"),
                new Paragraph(Texts.t("newTenant.like.hint")),
                like(),
                new Div(beginLike())));
    }

    /** Whether the way here is shown to somebody: the same roles that may come in. */
    static boolean isFor(Viewer viewer) {
        return Stream.of(NewTenantView.class.getAnnotation(RolesAllowed.class).value())
                .map(Role::valueOf)
                .anyMatch(viewer.roles()::contains);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("tenants.heading"), "tenants"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(LIKE)
                .filter(TenantWords::isId)
                .flatMap(id -> tenants.tenant(TenantId.of(id)))
                .ifPresent(like::setValue);
    }

    private ComboBox<Tenant> like() {
        like.setLabel(Texts.t("newTenant.like"));
        like.setItemLabelGenerator(TenantWords::name);
        like.setWidthFull();
        like.setItems(query -> tenants.list(TenantFilter.named(query.getFilter().orElse(""))).tenants().stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        return like;
    }

    private Button beginLike() {
        Button clone = new Button(
                Texts.t("newTenant.like.begin"),
                pressed -> like.getOptionalValue().ifPresent(tenant -> open(drafts.cloneOf(tenant.id()))));
        clone.setEnabled(false);
        like.addValueChangeListener(chosen -> clone.setEnabled(!like.isEmpty()));
        return clone;
    }

    private static void open(TenantId draft) {
        UI.getCurrentOrThrow().navigate(TenantWords.wizard(draft, WizardStep.COMPANY));
    }
}
