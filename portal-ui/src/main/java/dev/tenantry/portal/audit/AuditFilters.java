package dev.tenantry.portal.audit;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.DayField;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.tenants.TenantId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The filters as fields; what is chosen goes to the URL, and the URL decides what is shown. */
class AuditFilters extends Div {

    private final TextField act = field("audit.filter.act");
    private final ActorField actor;
    private final TextField subject = field("audit.filter.subject");
    private final TenantField tenant;
    private final Select<TenantId> own = new Select<>();
    private final DayField from = new DayField(Texts.t("audit.filter.from"));
    private final DayField until = new DayField(Texts.t("audit.filter.until"));
    private final AuditQuery query;
    private final WhoseTrail whose;
    private final Consumer<AuditQuery> show;

    /** @param tenant shown to whoever may look at the trail of all */
    AuditFilters(AuditQuery query, WhoseTrail whose, ActorField actor, TenantField tenant, Consumer<AuditQuery> show) {
        this.query = query;
        this.actor = actor;
        this.tenant = tenant;
        this.whose = whose;
        this.show = show;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        act.setPlaceholder(Texts.t("audit.filter.act.hint"));
        act.setPrefixComponent(Icon.FILTER.decorative());
        act.getElement().setAttribute("data-filter", "");
        fill(act, query.act());
        fill(subject, query.subject());
        from.setValue(query.from());
        until.setValue(query.until());
        add(act, actor, subject);
        if (whose.all()) {
            add(tenant);
        } else if (whose.isChosenAmongOwn()) {
            add(choice());
        }
        add(from, until);
        listenTo(act, actor, subject, tenant, own, from, until);
        if (!query.parameters().equals(unfiltered().parameters())) {
            add(clear());
        }
    }

    /** Always one of them: there is no trail of several tenants and not of all. */
    private Select<TenantId> choice() {
        own.setLabel(Texts.t("audit.filter.tenant"));
        own.setItems(whose.own().keySet());
        own.setItemLabelGenerator(id -> whose.own().getOrDefault(id, ""));
        own.setValue(whose.tenant());
        return own;
    }

    private static TextField field(String key) {
        var field = new TextField(Texts.t(key));
        field.setClearButtonVisible(true);
        return field;
    }

    private static void fill(TextField field, @Nullable Object value) {
        field.setValue(value == null ? "" : value.toString());
    }

    private void listenTo(HasValue<?, ?>... fields) {
        for (var field : fields) {
            field.addValueChangeListener(e -> choose());
        }
    }

    private void choose() {
        show.accept(new AuditQuery(
                tenantId(), text(act), actor.getValue(), text(subject), from.getValue(), until.getValue(), null));
    }

    private @Nullable TenantId tenantId() {
        if (whose.all()) {
            return tenant.getValue();
        }
        return whose.isChosenAmongOwn() ? own.getValue() : query.tenant();
    }

    private static @Nullable String text(TextField field) {
        var text = field.getValue().strip();
        return text.isEmpty() ? null : text;
    }

    private Button clear() {
        var button = new Button(Texts.t("audit.filter.clear"), e -> show.accept(unfiltered()));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** Which of the own tenants is looked at is no filter that is cleared. */
    private AuditQuery unfiltered() {
        var kept = whose.all() ? null : query.tenant();
        return new AuditQuery(kept, null, null, null, null, null, null);
    }
}
