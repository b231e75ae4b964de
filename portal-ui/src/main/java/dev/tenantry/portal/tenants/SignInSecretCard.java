package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import dev.tenantry.onboarding.SignInSecret;
import dev.tenantry.onboarding.SignInSecret.Place;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.incidents.Partly;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The card for the client secret of the employees' sign-in, where there is one and the viewer may bring it. */
@Component
class SignInSecretCard {

    private final SignInSecret secret;
    private final RunControl control;

    SignInSecretCard(SignInSecret secret, RunControl control) {
        this.secret = secret;
        this.control = control;
    }

    Optional<Card> of(Tenant tenant, List<RunSummary> runs, Viewer viewer) {
        TenantId id = tenant.id();
        Place place = tenant.profile().isEmpty()
                ? Place.NOT_WANTED
                : Partly.ask("place of the sign-in secret", Place.NOT_WANTED, () -> secret.place(id));
        if (place == Place.NOT_WANTED) {
            return Optional.empty();
        }
        Optional<Consumer<RunSummary>> retry =
                NewTenantView.isFor(viewer) ? Optional.of(run -> retry(id, run)) : Optional.empty();
        return Optional.of(new Card(
                Texts.t("signInSecret.heading"),
                new SignInSecretForm(place, typed -> secret.bring(id, typed), waiting(runs), retry)));
    }

    /** The one of these runs that waits for it. */
    static Optional<RunSummary> waiting(List<RunSummary> runs) {
        return runs.stream()
                .filter(run -> run.state() == RunState.INCIDENT && SignInSecret.STEP.equals(run.current()))
                .findFirst();
    }

    /** The run's page says what became of it. */
    private void retry(TenantId tenant, RunSummary run) {
        control.retry(tenant, run.id());
        UI.getCurrentOrThrow().navigate(RunWords.path(run.number()));
    }
}
