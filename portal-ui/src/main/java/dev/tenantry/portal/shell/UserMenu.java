package dev.tenantry.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import java.util.stream.Collectors;

/** Who is signed in, with what rights, and the way out. */
@UIScope
@SpringComponent
class UserMenu extends MenuBar {

    UserMenu(CurrentViewer viewers, AuthenticationContext authentication, Switches switches, ShortcutHelp help) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("bar__user");
        viewers.find().ifPresent(viewer -> build(viewer, authentication, switches, help));
    }

    private void build(Viewer viewer, AuthenticationContext authentication, Switches switches, ShortcutHelp help) {
        var avatar = new Avatar(viewer.name());
        var item = addItem(avatar);
        item.setAriaLabel(Texts.t("shell.user", viewer.name()));
        var menu = item.getSubMenu();
        menu.addItem(card(viewer)).setEnabled(false);
        menu.addSeparator();
        entry(menu.addItem(Texts.t("shell.user.settings"), e -> go("settings")), Icon.SETTINGS);
        entry(menu.addItem(Texts.t("shell.user.shortcuts"), e -> help.open()), Icon.KEYBOARD);
        for (var appearance : Appearance.values()) {
            entry(menu.addItem(Texts.t(appearance), e -> switches.choose(appearance)), appearance.icon());
        }
        for (var language : Language.values()) {
            entry(menu.addItem(language.ownName(), e -> Switches.switchTo(language)), Icon.LANGUAGE);
        }
        menu.addSeparator();
        entry(menu.addItem(Texts.t("shell.user.signOut"), e -> authentication.logout()), Icon.SIGN_OUT);
    }

    private static Div card(Viewer viewer) {
        var name = new Span(viewer.name());
        name.addClassName("user__name");
        var roles = new Span(viewer.roles().stream().sorted().map(Texts::t).collect(Collectors.joining(", ")));
        roles.addClassName("user__roles");
        var card = new Div(name, roles);
        card.addClassName("user");
        return card;
    }

    private static void entry(MenuItem item, Icon icon) {
        item.addComponentAsFirst(icon.decorative());
    }

    private static void go(String route) {
        UI.getCurrentOrThrow().navigate(route);
    }
}
