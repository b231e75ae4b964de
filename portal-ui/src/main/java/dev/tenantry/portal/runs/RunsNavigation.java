package dev.tenantry.portal.runs;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
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
    NavEntry approvalsEntry(RunReading runs, Deciders deciders) {
        return NavEntry.of(Icon.APPROVALS, "nav.approvals", "approvals", 40, PROVIDER_ADMIN, OPERATOR)
                .withBadge(() -> waiting(runs, deciders));
    }

    private static int waiting(RunReading runs, Deciders deciders) {
        return deciders.viewerIsOne()
                ? Math.toIntExact(runs.waitingForPerson().stream()
                        .filter(RunsNavigation::awaits)
                        .count())
                : 0;
    }

    private static boolean awaits(RunSummary run) {
        return run.state() == RunState.AWAITING_APPROVAL;
    }
}
