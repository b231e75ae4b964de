package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.portal.look.Table;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.portal.tenants.TenantRuns.NeedingSomebody;
import dev.tenantry.register.Field;
import dev.tenantry.register.Tenant;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tenants as rows; every row leads to its tenant and its newest run. */
@Uses(Ago.class)
final class TenantsTable extends Table<Tenant> {

    TenantsTable(List<Tenant> tenants, Map<TenantId, RunSummary> newest, NeedingSomebody needing) {
        super(Texts.t("tenants.heading"));
        column(Texts.t("tenants.column.name"), TenantsTable::name);
        column(Texts.t("tenants.column.state"), tenant -> state(tenant, needing));
        column(Texts.t("tenants.column.run"), tenant -> run(newest.get(tenant.id())));
        words(
                Texts.t("tenants.column.policy"),
                tenant -> fact(tenant, profile -> Texts.t(Texts.key(profile.dataPolicy()) + ".short")));
        words(
                Texts.t("tenants.column.size"),
                tenant -> fact(tenant, profile -> profile.size().name()));
        names(Texts.t("tenants.column.release"), tenant -> fact(tenant, TenantProfile::release));
        names(
                Texts.t("tenants.column.account"),
                tenant -> fact(tenant, profile -> profile.aws().accountId()));
        show(tenants, Tenant::id);
    }

    private static Component name(Tenant tenant) {
        Anchor link = new Anchor(TenantWords.route(tenant), TenantWords.name(tenant));
        link.setRouterIgnore(false);
        link.getElement().setAttribute("data-row", "");
        Mono slug = new Mono(tenant.draft().get(Field.SLUG));
        slug.addClassName("muted");
        return stacked(link, slug);
    }

    private static Component state(Tenant tenant, NeedingSomebody needing) {
        StateBadge badge = TenantWords.badge(tenant.state());
        Component[] badges = Stream.of(
                        Stream.of(badge),
                        mark("health.kind", needing.alarmed().get(tenant.id())),
                        mark("drift.kind", needing.drifting().get(tenant.id())))
                .flatMap(part -> part)
                .toArray(Component[]::new);
        return badges.length == 1 ? badge : stacked(badges);
    }

    private static Stream<StateBadge> mark(String kind, @Nullable Instant since) {
        return since == null
                ? Stream.of()
                : Stream.of(StateBadge.of(State.NEEDS_YOU, Texts.t(kind)).since(since));
    }

    private static Component run(@Nullable RunSummary run) {
        if (run == null) {
            return new Span();
        }
        Anchor link = new Anchor(RunWords.path(run.number()));
        link.setRouterIgnore(false);
        link.add(new Mono(Texts.t("tenant.run.number", Long.toString(run.number()))));
        return new Div(link, new Span(" "), RunWords.badge(run.state()).since(run.since()));
    }

    /** Two lines in one cell, so that all columns fit beside one another. */
    private static Component stacked(Component... lines) {
        Div cell = new Div(lines);
        cell.addClassName("cell--stacked");
        return cell;
    }

    private static String fact(Tenant tenant, Function<TenantProfile, String> fact) {
        return tenant.profile().map(fact).orElse("");
    }
}
