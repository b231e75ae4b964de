package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What a place shows before it holds anything: what will be here, and the one act that begins it. */
public final class EmptyState extends Div {

    public EmptyState(Icon icon, String title, String teaching, Component... acts) {
        addClassName("empty");
        var picture = new Div(icon.decorative());
        picture.addClassName("empty__picture");
        var lead = new Paragraph(teaching);
        add(picture, new H2(title), lead);
        if (acts.length > 0) {
            var bar = new Div(acts);
            bar.addClassName("empty__acts");
            add(bar);
        }
    }
}
