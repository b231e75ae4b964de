package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteParameters;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.palette.PaletteEntry;
import dev.tenantry.portal.palette.PaletteSource;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Changing, suspending and resuming the tenant that is named, for those who may: "suspend acme", or just "acme". */
@Component
class TenantActsInPalette implements PaletteSource {

    private final TenantReading tenants;
    private final CurrentViewer viewers;

    TenantActsInPalette(TenantReading tenants, CurrentViewer viewers) {
        this.tenants = tenants;
        this.viewers = viewers;
    }

    @Override
    public String groupKey() {
        return "palette.tenantActs";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public List<PaletteEntry> search(String query, int limit) {
        if (query.isEmpty() || !NewTenantView.isFor(viewers.get())) {
            return List.of();
        }
        return names(query)
                .flatMap(name -> tenants.list(TenantFilter.named(name)).tenants().stream())
                .distinct()
                .flatMap(TenantActsInPalette::acts)
                .filter(entry -> entry.matches(query))
                .limit(limit)
                .toList();
    }

    /** What may be a tenant's name in it: all of it, or all but the act, which stands first or last as the language wants. */
    private static Stream<String> names(String query) {
        int first = query.indexOf(' ');
        int last = query.lastIndexOf(' ');
        return first < 0
                ? Stream.of(query)
                : Stream.of(
                        query,
                        query.substring(first + 1).strip(),
                        query.substring(0, last).strip());
    }

    private static Stream<PaletteEntry> acts(Tenant tenant) {
        return Stream.of(change(tenant), suspendOrResume(tenant)).flatMap(Optional::stream);
    }

    private static Optional<PaletteEntry> change(Tenant tenant) {
        String title = Texts.t("palette.change", TenantWords.name(tenant));
        return Optional.of(new PaletteEntry(Icon.EDIT, title, act(), ChangeView.path(tenant.id())))
                .filter(entry -> TenantActs.isLive(tenant));
    }

    /** Begins on the tenant's page, where it is also said why nothing came of it. */
    private static Optional<PaletteEntry> suspendOrResume(Tenant tenant) {
        RouteParameters page = new RouteParameters("id", tenant.id().toString());
        return title(tenant)
                .map(title -> PaletteEntry.act(
                        Icon.PAUSE,
                        title,
                        act(),
                        () -> UI.getCurrentOrThrow()
                                .navigate(TenantView.class, page)
                                .ifPresent(view -> view.suspendOrResume(tenant))));
    }

    private static Optional<String> title(Tenant tenant) {
        String name = TenantWords.name(tenant);
        return switch (tenant.state()) {
            case TenantState.Live live -> Optional.of(Texts.t("palette.suspend", name));
            case TenantState.Suspended suspended -> Optional.of(Texts.t("palette.resume", name));
            case TenantState.Draft draft -> Optional.empty();
            case TenantState.Onboarding onboarding -> Optional.empty();
            case TenantState.Offboarding offboarding -> Optional.empty();
            case TenantState.Closed closed -> Optional.empty();
        };
    }

    private static String act() {
        return Texts.t("palette.act");
    }
}
