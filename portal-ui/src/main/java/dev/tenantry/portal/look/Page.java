package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import java.util.function.Consumer;

/** A view: its header first, then blocks at one distance. The heading is also the title of the browser's tab. */
public abstract class Page extends Div implements HasDynamicTitle {

    private String heading = "";
    private Consumer<String> named = heading -> {};

    protected Page() {
        addClassName("page");
    }

    /**
     * Sets the page's one H1, replacing an earlier header.
     *
     * @param answers one line: which question this page answers
     * @param acts what can be done here, the primary act last
     */
    protected final PageHeader header(String heading, String answers, Component... acts) {
        this.heading = heading;
        getChildren().filter(PageHeader.class::isInstance).toList().forEach(this::remove);
        var header = new PageHeader(heading, answers, acts);
        addComponentAsFirst(header);
        named.accept(heading);
        return header;
    }

    /** Calls back whenever the heading changes while the page is shown; whoever asked before is forgotten. */
    public final void whenNamed(Consumer<String> told) {
        named = told;
    }

    /**
     * Some run has changed, or is new: a page that shows runs shows it, and leaves alone what has not changed. Called by the
     * shell while the page is open, at most once a second.
     */
    public void news() {
        // most pages show no runs
    }

    /** Keeps forms and prose at a width that can be read. */
    protected final void narrow() {
        addClassName("page--narrow");
    }

    /** The pages above this one, outermost first; the shell shows them as breadcrumbs. */
    public List<Crumb> trail() {
        return List.of();
    }

    /** The page's heading. */
    public final String heading() {
        return heading;
    }

    @Override
    public String getPageTitle() {
        return heading;
    }
}
