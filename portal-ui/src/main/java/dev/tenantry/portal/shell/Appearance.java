package dev.tenantry.portal.shell;

import com.vaadin.flow.component.page.ColorScheme;
import dev.tenantry.portal.look.Icon;

/** Light, dark, or as the viewer's system says. */
public enum Appearance {
    SYSTEM(ColorScheme.Value.SYSTEM, Icon.SYSTEM),
    LIGHT(ColorScheme.Value.LIGHT, Icon.SUN),
    DARK(ColorScheme.Value.DARK, Icon.MOON);

    private final ColorScheme.Value scheme;
    private final Icon icon;

    Appearance(ColorScheme.Value scheme, Icon icon) {
        this.scheme = scheme;
        this.icon = icon;
    }

    /** The colour scheme as the browser knows it. */
    public ColorScheme.Value scheme() {
        return scheme;
    }

    /** The icon of the switch. */
    public Icon icon() {
        return icon;
    }
}
