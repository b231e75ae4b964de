package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The first look at a tenant: what waits for somebody, what was agreed, its newest runs. */
@Component
class TenantOverview {

    private final TenantRuns runs;
    private final SignInSecretCard signInSecret;
    private final OnboardAgain again;
    private final LeavingWaits leaving;
    private final TenantAccount account;
    private final TenantLinks links;
    private final CertificateCard certificate;
    private final DnsRecordCard record;

    TenantOverview(
            TenantRuns runs,
            SignInSecretCard signInSecret,
            OnboardAgain again,
            LeavingWaits leaving,
            TenantAccount account,
            TenantLinks links,
            CertificateCard certificate,
            DnsRecordCard record) {
        this.runs = runs;
        this.signInSecret = signInSecret;
        this.again = again;
        this.leaving = leaving;
        this.account = account;
        this.links = links;
        this.certificate = certificate;
        this.record = record;
    }

    Div of(Tenant tenant, Viewer viewer) {
        List<RunSummary> newest = runs.of(tenant.id());
        Div all = new Div();
        all.addClassName("run__top");
        again.of(tenant, newest, viewer).ifPresent(all::add);
        if (!leaving.of(tenant, viewer).isEmpty()) {
            all.add(waiting(tenant.id()));
        }
        Optional<Card> secret = signInSecret.of(tenant, newest, viewer);
        boolean awaited = SignInSecretCard.waiting(newest).isPresent();
        secret.filter(card -> awaited).ifPresent(all::add);
        Div cards = cards(tenant, newest, viewer);
        secret.filter(card -> !awaited).ifPresent(cards::add);
        all.add(cards);
        return all;
    }

    private static InlineNotice waiting(TenantId id) {
        Anchor link = new Anchor(TenantTab.TOOLS.path(id), Texts.t("leaving.look"));
        link.setRouterIgnore(false);
        return InlineNotice.warning(Texts.t("leaving.waits"), link);
    }

    private Div cards(Tenant tenant, List<RunSummary> newest, Viewer viewer) {
        Div cards = new Div(new Card(Texts.t("tenant.runs"), new TenantRunsList(newest)));
        cards.addClassNames("cards", "cards--wide");
        certificate.of(tenant.id()).ifPresent(cards::add);
        record.of(tenant).ifPresent(cards::add);
        links.of(tenant, viewer).ifPresent(cards::add);
        account.of(tenant, viewer).ifPresent(cards::add);
        tenant.profile()
                .ifPresent(
                        profile -> cards.addComponentAsFirst(new Card(Texts.t("tenant.agreed"), Agreed.with(profile))));
        return cards;
    }
}
