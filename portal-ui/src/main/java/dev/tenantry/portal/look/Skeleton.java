package dev.tenantry.portal.look;

import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;

/** The shape of what is about to come, instead of a spinner over the page. */
public final class Skeleton extends Div {

    private Skeleton(String kind, int bars) {
        addClassNames("skeleton", "skeleton--" + kind);
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-label", Texts.t("look.loading"));
        for (int i = 0; i < bars; i++) {
            var bar = new Div();
            bar.addClassName("skeleton__bar");
            add(bar);
        }
    }

    /** Rows of a list. */
    public static Skeleton rows(int count) {
        return new Skeleton("rows", count);
    }

    /** Cards side by side. */
    public static Skeleton cards(int count) {
        return new Skeleton("cards", count);
    }

    /** A paragraph. */
    public static Skeleton text(int lines) {
        return new Skeleton("text", lines);
    }
}
