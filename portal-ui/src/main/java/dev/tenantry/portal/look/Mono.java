package dev.tenantry.portal.look;

import com.vaadin.flow.component.html.Span;

/** An identifier, in fixed width; with a button that copies it where people need it elsewhere. */
public final class Mono extends Span {

    public Mono(String text) {
        addClassNames("mono", "mono--copied");
        add(new Span(text));
    }

    /** What one is in a page of markup; empty for an empty text. */
    static String markup(String escaped) {
        return escaped.isEmpty() ? "" : "<span class=\"mono mono--copied\"><span>" + escaped + "</span></span>";
    }

    /**
     * An identifier with a button that copies it.
     *
     * @param what what it is, in the viewer's language
     * @param text the identifier
     */
    public static Mono copyable(String what, String text) {
        var mono = new Mono(text);
        mono.add(new CopyButton(what, text));
        return mono;
    }
}
