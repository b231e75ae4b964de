package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.mcp.McpAcknowledgement;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One tenant: what was agreed and in which state it is, what of it is built, and its runs; which of it is in the URL. */
@Route("tenants/:id([0-9a-f-]{36})")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR", "TENANT_ADMIN"})
class TenantView extends Page implements BeforeEnterObserver {

    private final TenantReading tenants;
    private final TenantRuns runs;
    private final CurrentViewer viewers;
    private final AuditLink audit;
    private final SignInSecretCard signInSecret;
    private final OnboardAgain again;
    private final McpAcknowledgement leaving;

    TenantView(
            TenantReading tenants,
            TenantRuns runs,
            CurrentViewer viewers,
            AuditLink audit,
            SignInSecretCard signInSecret,
            OnboardAgain again,
            McpAcknowledgement leaving) {
        this.tenants = tenants;
        this.runs = runs;
        this.viewers = viewers;
        this.audit = audit;
        this.signInSecret = signInSecret;
        this.again = again;
        this.leaving = leaving;
    }

    @Override
    public List<Crumb> trail() {
        return viewers.get().isStaff() ? List.of(new Crumb(Texts.t("tenants.heading"), "tenants")) : List.of();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TenantId id = TenantWords.id(event.getRouteParameters());
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        TenantTab tab = TenantTab.of(event.getLocation().getQueryParameters());
        removeAll();
        header(TenantWords.name(tenant), Texts.t("tenant.answers"), acts(id)).beside(TenantWords.badge(tenant.state()));
        add(TenantTab.links(id, tab, audit.isFor(viewers.get())), content(tenant, tab));
    }

    private Component[] acts(TenantId id) {
        if (!NewTenantView.isFor(viewers.get())) {
            return new Component[0];
        }
        QueryParameters like = QueryParameters.of(NewTenantView.LIKE, id.toString());
        return new Component[] {
            new Button(
                    Texts.t("tenant.clone"), pressed -> UI.getCurrentOrThrow().navigate(NewTenantView.PATH, like))
        };
    }

    private Component content(Tenant tenant, TenantTab tab) {
        return switch (tab) {
            case OVERVIEW -> overview(tenant);
            case CONFIGURATION ->
                tenant.profile()
                        .<Component>map(wanted -> new WantedAndLive(wanted, runs.built(tenant.id())))
                        .orElseGet(() -> new Paragraph(Texts.t("tenant.draft")));
            case RUNS -> new TenantRunsList(runs.of(tenant.id()));
            case TOOLS ->
                tenant.profile()
                        .<Component>map(profile -> tools(tenant.id(), profile))
                        .orElseGet(() -> new Paragraph(Texts.t("tenant.draft")));
        };
    }

    private McpLeavingPanel tools(TenantId id, TenantProfile profile) {
        return new McpLeavingPanel(
                leaving, id, profile.dataPolicy(), viewers.get().tenants().contains(id));
    }

    private Div overview(Tenant tenant) {
        Div all = new Div(cards(tenant));
        all.addClassName("run__top");
        tenant.profile()
                .filter(profile -> profile.dataPolicy() == DataPolicy.LOCAL)
                .filter(profile -> viewers.get().tenants().contains(tenant.id()))
                .filter(profile -> leaving.of(tenant.id()).stream().anyMatch(server -> !server.byTenant()))
                .ifPresent(profile -> all.addComponentAsFirst(waiting(tenant.id())));
        return all;
    }

    private static InlineNotice waiting(TenantId id) {
        Anchor link = new Anchor(TenantTab.TOOLS.path(id), Texts.t("leaving.look"));
        link.setRouterIgnore(false);
        return InlineNotice.warning(Texts.t("leaving.waits"), link);
    }

    private Div cards(Tenant tenant) {
        List<RunSummary> newest = runs.of(tenant.id());
        Div cards = new Div(new Card(Texts.t("tenant.runs"), new TenantRunsList(newest)));
        cards.addClassNames("cards", "cards--wide");
        signInSecret.of(tenant, newest, viewers.get()).ifPresent(cards::add);
        tenant.profile()
                .ifPresent(profile -> cards.addComponentAsFirst(new Card(Texts.t("tenant.agreed"), agreed(profile))));
        Div overview = new Div();
        overview.addClassName("stack");
        again.of(tenant, newest, viewers.get()).ifPresent(overview::add);
        overview.add(cards);
        return overview;
    }

    private static KeyValue agreed(TenantProfile profile) {
        return new KeyValue()
                .fact(Texts.t("Field.LEGAL_NAME"), profile.company().legalName())
                .fact(
                        Texts.t("Field.SLUG"),
                        Mono.copyable(Texts.t("Field.SLUG"), profile.slug().value()))
                .fact(
                        Texts.t("Field.ACCOUNT_ID"),
                        Mono.copyable(Texts.t("Field.ACCOUNT_ID"), profile.aws().accountId()))
                .fact(Texts.t("Field.REGION"), new Mono(profile.aws().region()))
                .fact(Texts.t("Field.NETWORK"), new Mono(profile.aws().cidr()))
                .fact(Texts.t("Field.DATA_POLICY"), Texts.t(profile.dataPolicy()))
                .fact(Texts.t("Field.SIZE"), Texts.t(profile.size()))
                .fact(Texts.t("Field.HOST_NAME"), profile.hostName())
                .fact(Texts.t("tenant.release"), new Mono(profile.release()));
    }
}
