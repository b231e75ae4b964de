package dev.tenantry.portal.tenants;

import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.onboarding.SignInSecret;
import dev.tenantry.onboarding.SignInSecret.Place;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.portal.shell.NeedsYou;
import dev.tenantry.portal.shell.NeedsYouSource;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.Run;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs that wait for the client secret of the employees' sign-in, for the tenant's own administrator. Whoever may let the run go on
 * is told of its incident instead, and once the secret is written only they can act.
 */
@Component
class SignInSecretNeedsYou implements NeedsYouSource {

    private final SignInSecret secret;
    private final TenantRuns runs;
    private final TenantReading tenants;
    private final AuditTrail trail;
    private final CurrentViewer viewers;

    SignInSecretNeedsYou(
            SignInSecret secret, TenantRuns runs, TenantReading tenants, AuditTrail trail, CurrentViewer viewers) {
        this.secret = secret;
        this.runs = runs;
        this.tenants = tenants;
        this.trail = trail;
        this.viewers = viewers;
    }

    @Override
    public List<NeedsYou> items() {
        Viewer viewer = viewers.get();
        if (NewTenantView.isFor(viewer)) {
            return List.of();
        }
        return viewer.tenants().stream()
                .flatMap(tenant -> waiting(tenant).stream())
                .map(this::item)
                .limit(MOST)
                .toList();
    }

    private Optional<Run> waiting(TenantId tenant) {
        return SignInSecretCard.waiting(runs.incidents(tenant))
                .filter(run -> secret.place(tenant) == Place.READY)
                .flatMap(run -> runs.whole(tenant, run.id()))
                .filter(run -> !brought(run));
    }

    private boolean brought(Run run) {
        TrailFilter written =
                new TrailFilter(run.tenant(), SignInSecret.BROUGHT + ".concluded", null, null, since(run), null, null);
        return trail.listOf(run.tenant(), written).entries().stream()
                .anyMatch(entry -> "DONE".equals(entry.details().get("outcome")));
    }

    /** Null only if the run has moved on in this moment. */
    private static @Nullable Instant since(Run run) {
        Run.Incident incident = run.incident();
        return incident == null ? null : incident.since();
    }

    private NeedsYou item(Run run) {
        String name = tenants.tenant(run.tenant()).map(TenantWords::name).orElse("");
        return new NeedsYou(
                NeedsYou.Urgency.WAITING,
                Icon.STATE_NEEDS_YOU,
                Texts.t("signInSecret.kind"),
                Texts.t("signInSecret.needs", name, Long.toString(run.number())),
                since(run),
                Texts.t("signInSecret.enter"),
                TenantTab.OVERVIEW.path(run.tenant()));
    }
}
