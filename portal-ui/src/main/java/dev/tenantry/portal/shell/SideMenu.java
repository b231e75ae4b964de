package dev.tenantry.portal.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.brand.Brand;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.incidents.Partly;
import dev.tenantry.portal.security.CurrentViewer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The provider's name and the entries that the viewer's roles open. */
@Tag("div")
@UIScope
@SpringComponent
class SideMenu extends HtmlContainer {

    private final Map<NavEntry, Anchor> links = new LinkedHashMap<>();
    private final Map<NavEntry, Span> badges = new LinkedHashMap<>();

    SideMenu(Brand brand, CurrentViewer viewers, List<NavEntry> entries) {
        addClassName("menu");
        var list = new UnorderedList();
        viewers.find()
                .ifPresent(viewer -> entries.stream()
                        .filter(entry -> viewer.hasAny(entry.roles()))
                        .sorted(Comparator.comparingInt(NavEntry::order))
                        .forEach(entry -> list.add(new ListItem(link(entry)))));
        var nav = new Nav(brandLink(brand), list);
        nav.setAriaLabel(Texts.t("shell.nav"));
        add(nav);
    }

    private static Anchor brandLink(Brand brand) {
        var logo = new Image(brand.logo() == null ? "brand/favicon" : "brand/logo", "");
        logo.addClassName("menu__logo");
        var name = new Span(brand.name());
        name.addClassName("menu__brand");
        var link = new Anchor("", logo, name);
        link.addClassName("menu__home");
        return link;
    }

    private Anchor link(NavEntry entry) {
        var badge = new Span();
        badge.addClassName("menu__badge");
        var link = new Anchor(entry.path(), entry.icon().decorative(), new Span(Texts.t(entry.key())), badge);
        link.addClassName("menu__link");
        links.put(entry, link);
        badges.put(entry, badge);
        return link;
    }

    /** Marks the entry that the path belongs to, and asks each badge anew. */
    void mark(String path) {
        links.forEach((entry, link) -> {
            if (isAt(path, entry.path())) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        count();
    }

    /** Asks each badge anew. */
    void count() {
        badges.forEach(SideMenu::show);
    }

    private static void show(NavEntry entry, Span badge) {
        var count = Partly.ask(entry.key(), 0, entry.badge()::getAsInt);
        badge.setVisible(count > 0);
        badge.setText(count > 99 ? "99+" : String.valueOf(count));
        badge.getElement().setAttribute("aria-label", Texts.t("shell.waiting", count));
    }

    private static boolean isAt(String path, String entry) {
        return path.equals(entry) || (!entry.isEmpty() && path.startsWith(entry + "/"));
    }
}
