package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Facts as pairs of name and value. */
public final class KeyValue extends DescriptionList {

    public KeyValue() {
        addClassName("facts");
    }

    /** Adds a fact; the name is translated already. */
    public KeyValue fact(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }

    /** Adds a fact in words. */
    public KeyValue fact(String name, String value) {
        return fact(name, new Span(value));
    }
}
