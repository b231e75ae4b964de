package dev.tenantry.portal.runs;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;

import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.shell.NavEntry;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs and approvals in the navigation of the provider's staff. */
@Configuration(proxyBeanMethods = false)
class RunsNavigation {

    @Bean
    NavEntry runsEntry() {
        return NavEntry.of(Icon.RUNS, "nav.runs", "runs", 30, PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR);
    }

    @Bean
    NavEntry approvalsEntry(RunReading runs, CurrentViewer viewers) {
        return NavEntry.of(Icon.APPROVALS, "nav.approvals", "approvals", 40, PROVIDER_ADMIN, OPERATOR)
                .withBadge(() -> waiting(runs, viewers));
    }

    /** A membership may have been withdrawn since the menu was built: who may not know is told of nothing. */
    private static int waiting(RunReading runs, CurrentViewer viewers) {
        boolean mayApprove = viewers.find()
                .filter(viewer -> viewer.hasAny(Set.of(PROVIDER_ADMIN, OPERATOR)))
                .isPresent();
        return mayApprove
                ? Math.toIntExact(runs.waitingForPerson().stream()
                        .filter(RunsNavigation::awaits)
                        .count())
                : 0;
    }

    private static boolean awaits(RunSummary run) {
        return run.state() == RunState.AWAITING_APPROVAL;
    }
}
