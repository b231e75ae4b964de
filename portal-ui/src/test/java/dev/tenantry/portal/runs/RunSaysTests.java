package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.tenantside.JobPhrase;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One row, two readers: what a run says is read in the language of whoever looks. */
@PortalFixture
class RunSaysTests extends RunPageStage {

    private static final Failure LATE = Failure.of(
            new OutsideFailure(OutsideSystem.LAGO, OutsideFailure.Kind.TIMEOUT, "GET /plans: no answer in time"),
            "billing");

    RunSaysTests(@Autowired ApplicationContext portal) {
        super(portal);
    }

    @Test
    @As(Role.OPERATOR)
    void tells_the_same_incident_in_the_language_of_whoever_looks() {
        Run run = staged.incident(
                TestPeople.ACME, ADMIN, StagedRuns.STEPS.getFirst(), Facts.none(), new StepKey("billing", 1), LATE);
        open(run);
        assertThat(page()).contains("Lago did not answer in time", "billing", "GET /plans: no answer in time");

        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        open(run);
        assertThat(page())
                .contains("Lago hat nicht rechtzeitig geantwortet", "Abrechnung", "GET /plans: no answer in time")
                .doesNotContain("did not answer");
    }

    @Test
    @As(Role.OPERATOR)
    void tells_what_was_written_as_a_sentence_as_it_was_and_folds_nothing_where_nobody_outside_said_anything() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        open(staged.incident(TestPeople.ACME, ADMIN, QUOTA));
        assertThat(page()).contains("The account may not start more machines", "Ursprüngliche Meldung");
        open(staged.incident(
                TestPeople.ACME,
                ADMIN,
                Failure.of(FailureClass.CONFIG, OutsideSystem.PORTAL, "x", JobPhrase.STOPPED.say())));
        assertThat(page()).contains("Auftrag des Runners wurde angehalten").doesNotContain("Ursprüngliche Meldung");
    }

    @Test
    @As(Role.AUDITOR)
    void shows_evidence_that_was_said_and_evidence_that_was_written() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        Facts shown = Facts.of("check.sign-in", Sayings.text(StepPhrase.MAKING.say("x")))
                .with("check.chat", "yes: it answered in 2 s")
                .with("subnets", "[\"a\",\"b\"]");
        Run run = staged.incident(
                TestPeople.ACME, ADMIN, StagedRuns.STEPS.getFirst(), shown, StagedRuns.STEPS.getLast(), QUOTA);
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.of("tab", "outputs"));
        assertThat(page()).contains("in Arbeit: x", "yes: it answered in 2 s", "Anmeldung");
    }

    @Test
    void puts_sayings_into_sayings_and_shows_the_name_of_what_it_does_not_know() {
        Saying beyond = StepPhrase.BEYOND_APPROVAL.say(
                Saying.several(List.of(Saying.quote("a"), StepKey.called("nobody-named-it"))));
        assertThat(Texts.in(Language.DE, beyond))
                .isEqualTo("Was jetzt getan würde, geht über das Freigegebene hinaus: a; nobody-named-it");
        assertThat(Texts.in(Language.DE, Saying.several(List.of(JobPhrase.STOPPED.say(), JobPhrase.QUEUED.say()))))
                .isEqualTo("Der Auftrag des Runners wurde angehalten. Der Auftrag wartet auf einen Runner.");
        assertThat(Texts.in(Language.EN, StepKey.called("infrastructure"))).isEqualTo("infrastructure");
        assertThat(Texts.in(Language.EN, Saying.sentence("LaterPhrase.NEW", 1))).isEqualTo("NEW[1]");
    }
}
