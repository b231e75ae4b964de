package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.portal.palette.PaletteSource;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tenants by name or short name, and beginning a new one, for those who may. */
@Component
class TenantsInPalette implements PaletteSource {

    private final TenantReading tenants;
    private final CurrentViewer viewers;

    TenantsInPalette(TenantReading tenants, CurrentViewer viewers) {
        this.tenants = tenants;
        this.viewers = viewers;
    }

    @Override
    public String groupKey() {
        return "palette.tenants";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<PaletteEntry> search(String query, int limit) {
        TenantFilter named = TenantFilter.named(query);
        Stream<PaletteEntry> found = tenants.list(named).tenants().stream().map(TenantsInPalette::entry);
        return Stream.concat(begin(query), found).limit(limit).toList();
    }

    private Stream<PaletteEntry> begin(String query) {
        String title = Texts.t("tenants.new");
        return Stream.of(new PaletteEntry(Icon.PLUS, title, Texts.t("palette.tenants.new"), NewTenantView.PATH))
                .filter(entry -> title.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
                .filter(entry -> NewTenantView.isFor(viewers.get()));
    }

    private static PaletteEntry entry(Tenant tenant) {
        return new PaletteEntry(
                Icon.TENANTS,
                TenantWords.name(tenant),
                Texts.t(StateName.of(tenant.state())),
                TenantWords.route(tenant));
    }
}
