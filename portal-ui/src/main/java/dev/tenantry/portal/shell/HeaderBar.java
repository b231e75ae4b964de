package dev.tenantry.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Page;
import org.springframework.beans.factory.ObjectProvider;

/** Where one is, the way to everything else, and what waits. */
@Tag("header")
@UIScope
@SpringComponent
class HeaderBar extends HtmlContainer {

    private final OrderedList crumbs = new OrderedList();
    private final Anchor waiting = new Anchor("");
    private final Span number = new Span();
    private final Waiting items;

    HeaderBar(
            Waiting items,
            ObjectProvider<Simulation> simulation,
            SearchButton search,
            Switches switches,
            UserMenu user) {
        this.items = items;
        addClassName("bar");
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(Texts.t("shell.menu"));
        var trail = new Nav(crumbs);
        trail.addClassName("bar__trail");
        trail.setAriaLabel(Texts.t("shell.trail"));
        waiting.addClassName("bar__waiting");
        waiting.add(Icon.STATE_NEEDS_YOU.decorative(), number);
        var tools = new Div(search);
        tools.addClassName("bar__tools");
        simulation.ifAvailable(s -> tools.add(sandboxMark(s)));
        tools.add(switches, waiting, user);
        add(toggle, trail, tools);
    }

    private static Component sandboxMark(Simulation simulation) {
        var parts = new Span(PartsInWords.counted(simulation.parts()));
        parts.addClassName("bar__sandbox-parts");
        var mark = new Anchor(
                simulation.page(), Icon.STATE_SIMULATED.decorative(), new Span(Texts.t("shell.sandbox")), parts);
        mark.addClassNames("bar__sandbox", "state", "state--simulated");
        var named = PartsInWords.named(simulation.parts());
        mark.setTitle(Texts.t("shell.sandbox.hint") + "\n" + named);
        mark.getElement().setAttribute("aria-description", named);
        return mark;
    }

    /** Shows the way to a page, and counts again what waits. */
    void follow(Page page) {
        crumbs.removeAll();
        for (var crumb : page.trail()) {
            crumbs.add(new ListItem(new Anchor(crumb.path(), crumb.label())));
        }
        var here = new ListItem(page.heading());
        here.getElement().setAttribute("aria-current", "page");
        page.whenNamed(here::setText);
        crumbs.add(here);
        count();
    }

    /** Counts what waits; the way there stays what it is, so that a focus in it stays, too. */
    void count() {
        var queue = items.queue();
        var count = queue.items().size();
        var words = Texts.t(queue.more() ? "shell.needsYou.more" : "shell.needsYou", count);
        number.setText(queue.more() ? Texts.t("shell.count.more", count) : String.valueOf(count));
        waiting.getElement().setAttribute("aria-label", words);
        waiting.setTitle(words);
        waiting.setVisible(count > 0);
    }
}
