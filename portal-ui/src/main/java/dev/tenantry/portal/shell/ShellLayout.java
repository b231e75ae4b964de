package dev.tenantry.portal.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Page;
import dev.tenantry.runs.RunFeed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Navigation at the side, header above, footer below; the view in the middle. */
@Layout
@AnonymousAllowed
public class ShellLayout extends AppLayout implements RouterLayout, AfterNavigationObserver {

    /** News of runs come by the dozen; a list is painted once a second at most. */
    private static final Duration CALM = Duration.ofSeconds(1);

    private final Main main = new Main();
    private final Banners banners;
    private final SideMenu menu;
    private final HeaderBar header;
    private final Footer footer;
    private final RunFeed feed;
    private @Nullable Page shown;

    ShellLayout(SideMenu menu, HeaderBar header, Banners banners, Footer footer, Keyboard keyboard, RunFeed feed) {
        this.banners = banners;
        this.feed = feed;
        this.menu = menu;
        this.header = header;
        this.footer = footer;
        addClassName("shell");
        setPrimarySection(Section.DRAWER);
        main.setId("content");
        main.getElement().setAttribute("tabindex", "-1");
        var column = new Div(banners, main, footer, keyboard);
        column.addClassName("shell__column");
        setContent(column);
        addToNavbar(skipLink(), header);
        addToDrawer(menu);
    }

    private static Anchor skipLink() {
        var link = new Anchor("#content", Texts.t("shell.skip"));
        link.addClassName("skip-link");
        link.setRouterIgnore(true);
        return link;
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.getElement().removeAllChildren();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Live live = new Live(event.getUI(), CALM, this::news);
        addDetachListener(detached -> {
            detached.unregisterListener();
            live.close();
        });
        live.follow(feed::followAll);
    }

    /** A run has changed: counts again what waits, and lets the page show it. */
    void news() {
        menu.count();
        header.count();
        if (shown != null) {
            shown.news();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        banners.refresh();
        footer.refresh();
        menu.mark(event.getLocation().getPath());
        shown = event.getActiveChain().stream()
                .filter(Page.class::isInstance)
                .map(Page.class::cast)
                .findFirst()
                .orElse(null);
        if (shown != null) {
            header.follow(shown);
        }
    }
}
