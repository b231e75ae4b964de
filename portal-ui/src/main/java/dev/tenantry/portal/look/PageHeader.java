package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** The head of a view: its one H1, one line on what the page answers, and its acts, the primary one last. */
@Tag("header")
public final class PageHeader extends HtmlContainer {

    private final Div title = new Div();

    public PageHeader(String heading, String answers, Component... acts) {
        addClassName("page-header");
        title.addClassName("page-header__title");
        title.add(new H1(heading));
        var lead = new Paragraph(answers);
        lead.addClassName("lead");
        var words = new Div(title, lead);
        words.addClassName("page-header__words");
        add(words);
        if (acts.length > 0) {
            var bar = new Div(acts);
            bar.addClassName("page-header__acts");
            add(bar);
        }
    }

    /** Puts state badges and the like next to the heading. */
    public PageHeader beside(Component... badges) {
        title.add(badges);
        return this;
    }
}
