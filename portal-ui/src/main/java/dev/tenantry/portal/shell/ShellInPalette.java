package dev.tenantry.portal.shell;

import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.portal.palette.PaletteSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Appearance, language and the way out, by their names. */
@Component
class ShellInPalette implements PaletteSource {

    private final ObjectProvider<Switches> switches;
    private final AuthenticationContext authentication;

    ShellInPalette(ObjectProvider<Switches> switches, AuthenticationContext authentication) {
        this.switches = switches;
        this.authentication = authentication;
    }

    @Override
    public String groupKey() {
        return "palette.shell";
    }

    @Override
    public int order() {
        return 110;
    }

    /** Nobody opens the palette for these without naming them. */
    @Override
    public List<PaletteEntry> search(String query, int limit) {
        if (query.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(Appearance.values()).map(this::appearance),
                        Stream.concat(
                                Stream.of(Language.values())
                                        .filter(language -> language != Texts.language())
                                        .map(ShellInPalette::language),
                                Stream.of(signOut())))
                .filter(entry -> entry.matches(query))
                .limit(limit)
                .toList();
    }

    private PaletteEntry appearance(Appearance appearance) {
        String title = Texts.t("palette.appearance", Texts.t(appearance));
        return PaletteEntry.act(
                appearance.icon(), title, act(), () -> switches.getObject().choose(appearance));
    }

    private static PaletteEntry language(Language language) {
        String title = Texts.t("palette.language", language.ownName());
        return PaletteEntry.act(Icon.LANGUAGE, title, act(), () -> Switches.switchTo(language));
    }

    private PaletteEntry signOut() {
        return PaletteEntry.act(Icon.SIGN_OUT, Texts.t("shell.user.signOut"), act(), authentication::logout);
    }

    private static String act() {
        return Texts.t("palette.act");
    }
}
