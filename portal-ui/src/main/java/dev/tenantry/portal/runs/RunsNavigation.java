package dev.tenantry.portal.runs;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs and approvals in the navigation of the provider's staff. */
@Configuration(proxyBeanMethods = false)
class RunsNavigation {

    @Bean
    NavEntry runsEntry() {
        return NavEntry.of(Icon.RUNS, "nav.runs", "runs", 30, PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN);
    }

    @Bean
    NavEntry approvalsEntry(WaitingRuns waiting, Deciders deciders) {
        return NavEntry.of(Icon.APPROVALS, "nav.approvals", "approvals", 40, PROVIDER_ADMIN, OPERATOR)
                .withBadge(() -> deciders.viewerIsOne()
                        ? waiting.forApproval().size()
                                + waiting.forSecondPerson().size()
                        : 0);
    }
}
