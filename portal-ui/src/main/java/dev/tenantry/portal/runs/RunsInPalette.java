package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.portal.palette.PaletteSource;
import dev.tenantry.runs.RunSummary;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A run by its number, "#1287" or "1287", if the viewer can look at it. */
@Component
class RunsInPalette implements PaletteSource {

    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,18})");

    private final RunsInReach runs;
    private final TenantNames tenants;

    RunsInPalette(RunsInReach runs, TenantNames tenants) {
        this.runs = runs;
        this.tenants = tenants;
    }

    @Override
    public String groupKey() {
        return "palette.runs";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<PaletteEntry> search(String query, int limit) {
        Matcher number = NUMBER.matcher(query);
        return number.matches()
                ? runs.summary(Long.parseLong(number.group(1))).map(this::entry).stream()
                        .toList()
                : List.of();
    }

    private PaletteEntry entry(RunSummary run) {
        return new PaletteEntry(
                Icon.RUNS,
                "#" + run.number() + " " + Texts.t("run.heading", Texts.t(run.kind()), tenants.of(run.tenant())),
                Texts.t(run.state()),
                RunWords.path(run.number()));
    }
}
