package dev.tenantry.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tenantry.identity.Organization;
import dev.tenantry.models.GatewayTeam;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.DataPolicy;
import org.junit.jupiter.api.Test;

@Proves("close-access")
class CloseAccessStepTests extends AccessProofs {

    @Override
    protected Step step() {
        return new CloseAccessStep(gateway, directory);
    }

    @Override
    protected StepStage stage() {
        return tenant(DataPolicy.EXTERNAL, true);
    }

    @Test
    void refuses_team_and_people_and_keeps_all_else_of_them() {
        StepStage stage = stage();
        GatewayTeam before = gateway.team(team(stage)).orElseThrow();

        stage.start(step(), () -> {});

        GatewayTeam after = gateway.team(team(stage)).orElseThrow();
        assertThat(after)
                .isEqualTo(new GatewayTeam(before.id(), before.name(), before.models(), before.limits(), true));
        assertThat(directory.organization(alias(stage))).contains(new Organization(alias(stage), "Acme", false));
    }

    @Test
    void plans_the_two_changes_and_nothing_afterwards() {
        StepStage stage = stage();

        assertThat(planned(stage).changes())
                .extracting(Change::type, Change::action, Change::stateful)
                .containsExactly(
                        tuple("team", Change.Action.CHANGE, false), tuple("organization", Change.Action.CHANGE, false));
        stage.start(step(), () -> {});
        assertThat(planned(stage).changes()).isEmpty();
    }

    private PlannedPart planned(StepStage stage) {
        return ((Progress.Done<PlannedPart>) stage.plan(step(), () -> {})).value();
    }

    @Test
    void leaves_a_local_tenants_team_refused_whichever_way_it_goes() {
        StepStage stage = tenant(DataPolicy.LOCAL, true);

        stage.start(step(), () -> {});
        stage.compensate(step(), () -> {});

        assertThat(gateway.team(team(stage)).orElseThrow().blocked()).isTrue();
        assertThat(directory.organization(alias(stage)).orElseThrow().enabled()).isTrue();
    }

    @Test
    void tells_who_still_gets_in() {
        StepStage stage = stage();

        assertThat(step().verify(stage))
                .isInstanceOfSatisfying(
                        Verdict.Differs.class,
                        differs -> assertThat(differs.differences())
                                .containsExactly(
                                        SuspensionPhrase.TEAM_OPEN.say(team(stage)),
                                        SuspensionPhrase.ORGANIZATION_OPEN.say(alias(stage))));
    }

    @Test
    void has_nothing_to_close_where_somebody_took_team_and_organization_away() {
        StepStage stage = stage();
        gateway.deleteTeam(team(stage));
        directory.deleteOrganization(alias(stage));

        assertThat(stage.start(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }
}
