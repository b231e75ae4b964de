package dev.tenantry.portal.tenants;

import dev.tenantry.onboarding.AccountAccess;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.tenants.TenantState;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The way into a tenant's account, for as long as there is one: a role can be lost or its stack be too old at any time. */
@Component
@EnableConfigurationProperties(BootstrapSettings.class)
class TenantAccount {

    private final AccountAccess access;
    private final BootstrapSettings bootstrap;
    private final Clock clock;

    TenantAccount(AccountAccess access, BootstrapSettings bootstrap, Clock clock) {
        this.access = access;
        this.bootstrap = bootstrap;
        this.clock = clock;
    }

    /** Empty for whoever may not prove it, and for tenants that are gone. */
    Optional<Card> of(Tenant tenant, Viewer viewer) {
        return NewTenantView.isFor(viewer) && !(tenant.state() instanceof TenantState.Closed)
                ? Optional.of(new Card(
                        Texts.t("tenant.account"),
                        new BootstrapCard(bootstrap, tenant.id(), tenant.draft(), false),
                        new AccessCheck(() -> access.tryNow(tenant.id()), clock)))
                : Optional.empty();
    }
}
