package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A message where it belongs, in the page: what is so, and what to do about it. */
public final class InlineNotice extends Div {

    private InlineNotice(String kind, Icon icon, String role, String text, Component... acts) {
        addClassNames("notice", "notice--" + kind);
        getElement().setAttribute("role", role);
        var words = new Span(text);
        words.addClassName("notice__text");
        add(icon.decorative(), words);
        if (acts.length > 0) {
            var bar = new Div(acts);
            bar.addClassName("notice__acts");
            add(bar);
        }
    }

    /** Good to know. */
    public static InlineNotice info(String text, Component... acts) {
        return new InlineNotice("info", Icon.INFO, "note", text, acts);
    }

    /** Done, and it matters that it is. */
    public static InlineNotice success(String text, Component... acts) {
        return new InlineNotice("success", Icon.CHECK_CIRCLE, "status", text, acts);
    }

    /** Works, but somebody should look: a source is down, a number is old. */
    public static InlineNotice warning(String text, Component... acts) {
        return new InlineNotice("warning", Icon.WARNING, "status", text, acts);
    }

    /** Failed, with the cause and the next act; announced at once. */
    public static InlineNotice error(String text, Component... acts) {
        return new InlineNotice("error", Icon.ERROR, "alert", text, acts);
    }
}
