package dev.tenantry.portal.look;

import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import java.time.Instant;

/** A state as icon, word and colour, and since when. */
public final class StateBadge extends Span {

    private StateBadge(State state, String word) {
        addClassNames("state", state.cssClass());
        add(state.icon().decorative(), new Span(word));
    }

    /** The state under its general name: "Live", "Needs you". */
    public static StateBadge of(State state) {
        return new StateBadge(state, Texts.t(state));
    }

    /** The state under the name that it has here: WORKING as "Onboarding". The word is translated already. */
    public static StateBadge of(State state, String word) {
        return new StateBadge(state, word);
    }

    /** Adds since when it is so. */
    public StateBadge since(Instant since) {
        var ago = new Ago(since);
        ago.addClassName("state__since");
        add(ago);
        return this;
    }
}
