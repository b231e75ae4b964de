package dev.tenantry.portal.look;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A moment as people say it ("3 min ago"), exact on hover, in the zone and language of the browser that shows it. The
 * browser keeps it fresh, so that a page that stays open does not lie.
 */
@Tag("tenantry-ago")
@JsModule("context://portal/js/ago.js")
public final class Ago extends HtmlComponent {

    public Ago(Instant moment) {
        var iso = moment.truncatedTo(ChronoUnit.SECONDS).toString();
        getElement().setAttribute("datetime", iso);
        getElement().setText(iso);
    }

    /** Shows the exact moment instead, in the viewer's zone: for details, where "3 d ago" is too little. */
    public Ago exact() {
        getElement().setAttribute("exact", true);
        return this;
    }
}
