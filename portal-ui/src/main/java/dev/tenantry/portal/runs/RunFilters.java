package dev.tenantry.portal.runs;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.steps.RunKind;

/** Whose runs, and of which kind; what is chosen goes to the URL, and the URL decides what is shown. */
final class RunFilters extends Div {

    /** @param allTenants whether the viewer may choose among them; others see their own tenants' runs anyway */
    RunFilters(RunsQuery query, TenantReading tenants, boolean allTenants) {
        addClassName("filters");
        getElement().setAttribute("role", "search");
        Select<RunKind> kind = kind(query);
        if (allTenants) {
            add(tenant(query, tenants));
        } else {
            kind.getElement().setAttribute("data-filter", "");
        }
        add(kind);
    }

    private static ComboBox<Tenant> tenant(RunsQuery query, TenantReading tenants) {
        ComboBox<Tenant> tenant = new ComboBox<>(Texts.t("runs.filter.tenant"));
        tenant.setPrefixComponent(Icon.FILTER.decorative());
        tenant.setPlaceholder(Texts.t("runs.filter.any"));
        tenant.setClearButtonVisible(true);
        tenant.getElement().setAttribute("data-filter", "");
        tenant.setItemLabelGenerator(Tenant::name);
        tenant.setItems(
                typed -> tenants.list(TenantFilter.named(typed.getFilter().orElse(""))).tenants().stream()
                        .skip(typed.getOffset())
                        .limit(typed.getLimit()));
        if (query.tenant() != null) {
            tenants.tenant(query.tenant()).ifPresent(tenant::setValue);
        }
        tenant.addValueChangeListener(chosen -> show(query.ofTenant(
                chosen.getValue() == null ? null : chosen.getValue().id())));
        return tenant;
    }

    private static Select<RunKind> kind(RunsQuery query) {
        Select<RunKind> kind = new Select<>();
        kind.setLabel(Texts.t("runs.filter.kind"));
        kind.setItems(RunKind.values());
        kind.setItemLabelGenerator(one -> one == null ? Texts.t("runs.filter.any") : Texts.t(one));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(Texts.t("runs.filter.any"));
        kind.setValue(query.kind());
        kind.addValueChangeListener(chosen -> show(query.ofKind(chosen.getValue())));
        return kind;
    }

    private static void show(RunsQuery query) {
        UI.getCurrentOrThrow().navigate("runs", query.parameters());
    }
}
