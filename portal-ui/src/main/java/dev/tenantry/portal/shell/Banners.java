package dev.tenantry.portal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.incidents.Partly;
import java.util.List;
import java.util.Optional;

/** What stands above every page. */
@SpringComponent
@UIScope
class Banners extends Div {

    private final transient List<BannerSource> sources;

    Banners(List<BannerSource> sources) {
        this.sources = sources;
        addClassName("shell__banners");
    }

    /** A page is shown also if a source does not answer. */
    void refresh() {
        removeAll();
        for (BannerSource source : sources) {
            Partly.ask("banner", Optional.<com.vaadin.flow.component.Component>empty(), source::banner)
                    .ifPresent(this::add);
        }
    }
}
