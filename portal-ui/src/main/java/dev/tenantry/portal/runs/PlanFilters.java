package dev.tenantry.portal.runs;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.steps.Change;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is read of a plan: by system, by question and by text. The URL says it, too, so that it can be sent to somebody. */
final class PlanFilters extends Div {

    private final Select<OutsideSystem> system = new Select<>();
    private final Select<PlanQuestion> question = new Select<>();
    private final TextField text = new TextField(Texts.t("plan.filter.text"));

    /** @param chosen told what is to be shown, whenever that changes */
    PlanFilters(PlanDocument plan, PlanQuery query, Consumer<PlanQuery> chosen) {
        addClassNames("filters", "plan__filters");
        getElement().setAttribute("role", "search");
        List<OutsideSystem> systems =
                plan.changes().map(Change::system).distinct().sorted().toList();
        system.setLabel(Texts.t("plan.filter.system"));
        system.setItems(systems);
        offer(system, OutsideSystem::label);
        system.setValue(systems.contains(query.system()) ? query.system() : null);
        question.setLabel(Texts.t("plan.filter.question"));
        question.setItems(PlanQuestion.values());
        offer(question, Texts::t);
        question.setValue(query.question());
        text.setPrefixComponent(Icon.FILTER.decorative());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.getElement().setAttribute("data-filter", "");
        text.setValue(query.text());
        system.addValueChangeListener(changed -> choose(chosen));
        question.addValueChangeListener(changed -> choose(chosen));
        text.addValueChangeListener(changed -> choose(chosen));
        add(text, system, question);
    }

    private void choose(Consumer<PlanQuery> chosen) {
        remember(query());
        chosen.accept(query());
    }

    private static <T> void offer(Select<T> select, Function<T, String> name) {
        String any = Texts.t("plan.filter.any");
        select.setItemLabelGenerator(one -> one == null ? any : name.apply(one));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(any);
    }

    /** What is chosen now. */
    PlanQuery query() {
        return new PlanQuery(
                system.getValue(), question.getValue(), text.getValue().strip());
    }

    /** The address changes without a navigation: whoever types in a field stays in it. */
    private static void remember(PlanQuery query) {
        UI ui = UI.getCurrentOrThrow();
        Location here = ui.getActiveViewLocation();
        QueryParameters parameters = query.in(here.getQueryParameters());
        ui.getPage().getHistory().replaceState(null, new Location(here.getPath(), parameters));
    }
}
