package dev.tenantry.portal.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.tenantry.portal.brand.Brand;
import org.springframework.stereotype.Component;

/** Puts language, colours and brand into the page before it leaves the server, so that nothing flashes. */
@Component
class FirstByte implements VaadinServiceInitListener {

    private final Brand brand;

    FirstByte(Brand brand) {
        this.brand = brand;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::dress);
        event.getSource()
                .addUIInitListener(init ->
                        init.getUI().setLocale(Preferences.current().language().locale()));
    }

    private void dress(IndexHtmlResponse page) {
        var chosen = Preferences.of(page.getVaadinRequest());
        var scheme = chosen.appearance().scheme();
        var html = page.getDocument().child(0);
        html.attr("lang", chosen.language().tag());
        html.attr("theme", scheme.getThemeValue());
        html.attr(
                "style",
                "color-scheme: %s; --aura-accent-color-light: %s; --aura-accent-color-dark: %s"
                        .formatted(scheme.getValue(), brand.accentLight(), brand.accentDark()));
        var head = page.getDocument().head();
        head.select("link[rel~=icon]").remove();
        head.appendElement("link").attr("rel", "icon").attr("href", "brand/favicon");
        head.appendElement("meta").attr("name", "color-scheme").attr("content", scheme.getValue());
        page.getDocument().title(brand.name());
    }
}
