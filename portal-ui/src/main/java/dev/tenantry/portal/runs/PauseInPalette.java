package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.portal.palette.PaletteSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Holding all runs and releasing them, for those who may; holding asks why first. */
@Component
class PauseInPalette implements PaletteSource {

    private final PauseActs pauses;

    PauseInPalette(PauseActs pauses) {
        this.pauses = pauses;
    }

    @Override
    public String groupKey() {
        return "palette.pause";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<PaletteEntry> search(String query, int limit) {
        if (query.isEmpty()) {
            return List.of();
        }
        return pauses.ofAll().stream()
                .map(act -> PaletteEntry.act(Icon.PAUSE, Texts.t(act.key()), Texts.t("palette.act"), act.begin()))
                .filter(entry -> entry.matches(query))
                .toList();
    }
}
