package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** A block of a page with a heading of its own. */
@Tag("section")
public final class Card extends HtmlContainer {

    private final Div head = new Div();

    /** A block with a heading and content. */
    public Card(String heading, Component... content) {
        addClassName("card");
        head.addClassName("card__head");
        head.add(new H2(heading));
        add(head);
        add(content);
    }

    /** Puts a count, a link or a small button at the end of the heading's line. */
    public Card beside(Component... parts) {
        head.add(parts);
        return this;
    }
}
