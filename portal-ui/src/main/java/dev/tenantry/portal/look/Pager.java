package dev.tenantry.portal.look;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** Pages by cursor: {@code after=} in the URL, so that a page can be sent to somebody. Back is the browser's way back. */
public final class Pager extends Nav {

    /** The query parameter that holds the cursor. */
    public static final String AFTER = "after";

    /**
     * @param here where the viewer is, with all filters
     * @param shown what is on this page, in the viewer's language: "50 of 1 000+"
     * @param next cursor of the next page, or null if this is the last
     */
    public Pager(Location here, String shown, @Nullable String next) {
        addClassName("pager");
        setAriaLabel(Texts.t("look.pager"));
        var count = new Span(shown);
        count.addClassNames("pager__count", "number");
        add(count);
        if (here.getQueryParameters().getSingleParameter(AFTER).isPresent()) {
            add(link(here, here.getQueryParameters().excluding(AFTER), "look.pager.first", Icon.CHEVRON_LEFT));
        }
        if (next != null) {
            add(link(here, here.getQueryParameters().merging(AFTER, next), "look.pager.next", Icon.CHEVRON_RIGHT));
        }
    }

    private static Anchor link(Location here, QueryParameters parameters, String key, Icon icon) {
        var query = parameters.getQueryString();
        var anchor = new Anchor(query.isEmpty() ? here.getPath() : here.getPath() + "?" + query);
        anchor.setRouterIgnore(false);
        anchor.addClassName("pager__link");
        anchor.add(new Span(Texts.t(key)), icon.decorative());
        return anchor;
    }
}
