package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/**
 * A part of a page that is built anew whenever there is news, and of which only what differs is replaced: what a viewer
 * reads, selects or has the focus in stays. It tells nothing aloud: whoever looks hears of it where they look.
 */
public final class Fresh extends Div {

    /** The attribute by which a row or block is known again. */
    static final String KEY = "data-key";

    /** One whose blocks stand in the page as if nothing were around them. */
    public Fresh() {
        this("fresh");
    }

    /** One that arranges its blocks by a class of the style sheet. */
    public Fresh(String className) {
        addClassName(className);
    }

    /** Shows these blocks in place of those before, as far as they differ. */
    public void show(List<? extends Component> blocks) {
        Renewal.children(
                getElement(), blocks.stream().map(Component::getElement).toList());
    }

    /** As {@link #show(List)}. */
    public void show(Component... blocks) {
        show(List.of(blocks));
    }

    /** Names a row or block, so that it is known again wherever among its neighbours it will stand. */
    public static <C extends Component> C keyed(C part, Object key) {
        part.getElement().setAttribute(KEY, key.toString());
        return part;
    }
}
