package dev.tenantry.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.DataPolicy;
import org.junit.jupiter.api.Test;

@Proves("open-access")
class OpenAccessStepTests extends AccessProofs {

    @Override
    protected Step step() {
        return new OpenAccessStep(gateway, directory);
    }

    @Override
    protected StepStage stage() {
        return tenant(DataPolicy.EXTERNAL, false);
    }

    @Test
    void answers_team_and_people_again() {
        StepStage stage = stage();

        stage.start(step(), () -> {});

        assertThat(gateway.team(team(stage)).orElseThrow().blocked()).isFalse();
        assertThat(directory.organization(alias(stage)).orElseThrow().enabled()).isTrue();
    }

    @Test
    void never_opens_the_gateway_to_a_local_tenant() {
        StepStage stage = tenant(DataPolicy.LOCAL, false);

        stage.start(step(), () -> {});

        assertThat(gateway.team(team(stage)).orElseThrow().blocked()).isTrue();
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void tells_that_there_is_nothing_to_open() {
        StepStage stage = stage();
        gateway.deleteTeam(team(stage));
        directory.deleteOrganization(alias(stage));
        stage.start(step(), () -> {});

        assertThat(step().verify(stage))
                .isInstanceOfSatisfying(
                        Verdict.Differs.class,
                        differs -> assertThat(differs.differences())
                                .containsExactly(
                                        SuspensionPhrase.NO_TEAM.say(team(stage)),
                                        SuspensionPhrase.NO_ORGANIZATION.say(alias(stage))));
    }
}
