package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One tenant: what was agreed, in which state it is, and its runs. */
@Route("tenants/:id([0-9a-f-]{36})")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR"})
class TenantView extends Page implements BeforeEnterObserver {

    private final TenantReading tenants;
    private final RunReading runs;

    TenantView(TenantReading tenants, RunReading runs) {
        this.tenants = tenants;
        this.runs = runs;
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("tenants.heading"), "tenants"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TenantId id = TenantWords.id(event.getRouteParameters());
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        removeAll();
        header(TenantWords.name(tenant), Texts.t("tenant.answers")).beside(TenantWords.badge(tenant.state()));
        Div cards = new Div(new Card(Texts.t("tenant.runs"), history(id)));
        cards.addClassName("cards");
        tenant.profile()
                .ifPresent(profile -> cards.addComponentAsFirst(new Card(Texts.t("tenant.agreed"), agreed(profile))));
        add(cards);
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

    private Div history(TenantId id) {
        List<RunSummary> all = runs.listOf(id, RunFilter.of(id)).runs();
        if (all.isEmpty()) {
            return new Div(new Paragraph(Texts.t("tenant.runs.none")));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("history");
        for (RunSummary run : all) {
            Anchor link = new Anchor(RunWords.path(run.number()), "#" + run.number());
            link.setRouterIgnore(false);
            list.add(new ListItem(link, new Mono(Texts.t(run.kind())), new Mono(Texts.t(run.state()))));
        }
        return new Div(list);
    }
}
