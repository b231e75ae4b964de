package dev.tenantry.portal.shell;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.portal.palette.PaletteSource;
import dev.tenantry.portal.security.CurrentViewer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The entries of the navigation, by name. */
@Component
class PagesInPalette implements PaletteSource {

    private final List<NavEntry> entries;
    private final CurrentViewer viewers;

    PagesInPalette(List<NavEntry> entries, CurrentViewer viewers) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavEntry::order))
                .toList();
        this.viewers = viewers;
    }

    @Override
    public String groupKey() {
        return "palette.pages";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<PaletteEntry> search(String query, int limit) {
        var viewer = viewers.get();
        return entries.stream()
                .filter(entry -> viewer.hasAny(entry.roles()))
                .map(entry -> new PaletteEntry(entry.icon(), Texts.t(entry.key()), "/" + entry.path(), entry.path()))
                .filter(entry -> contains(entry.title(), query))
                .limit(limit)
                .toList();
    }

    private static boolean contains(String title, String query) {
        return title.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }
}
