package dev.tenantry.portal.look;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Narrows a list by text once that was typed; the key for filters leads to it. */
public final class SearchField extends TextField {

    /** @param typed told what to search for, empty for all */
    public SearchField(String label, String value, Consumer<String> typed) {
        super(label);
        setPrefixComponent(Icon.FILTER.decorative());
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.ON_CHANGE);
        getElement().setAttribute("data-filter", "");
        setValue(value);
        addValueChangeListener(changed -> typed.accept(changed.getValue()));
    }
}
