package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.aws.EndpointConnections;
import dev.tenantry.litellm.LiteLlm;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.CentralHalf;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("gateway")
class GatewayStepTests extends StepProofs {

    private static final String KEY = "sk-management-key-of-tests";

    @TempDir
    private Path folder;

    @AutoClose
    private final LiteLlmStandIn litellm = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", KEY))));

    private final PretendedEndpoints endpoints = new PretendedEndpoints();
    private final PretendedNames names = new PretendedNames();

    @Override
    protected Step step() {
        return new GatewayStep(LiteLlm.at(litellm.url(), keyFile()), endpoints, names, Ways.all());
    }

    private Path keyFile() {
        try {
            return Files.writeString(folder.resolve("key"), KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected StepStage stage() {
        StepStage stage = new StepStage(folder).with(Profiles.external(SignInKind.PROVIDER_KEYCLOAK));
        return stage.withOutputs(
                InfrastructureStep.NAME,
                Facts.of("model_gateway_endpoint", endpoint("gateway", stage))
                        .with(
                                "private_endpoints",
                                "{\"sign-in\":" + endpoint("sign-in", stage) + ",\"tools\":" + endpoint("tools", stage)
                                        + "}"));
    }

    private static String endpoint(String way, StepContext context) {
        return "{\"id\":\"" + id(way, context) + "\",\"host\":\"" + way + ".example\"}";
    }

    private static String id(String way, StepContext context) {
        return "vpce-" + way + "-" + context.tenant();
    }

    @Override
    protected Set<String> world(StepContext context) {
        String id = GatewayTeamPiece.id(context).value();
        Set<String> ofTenant = new TreeSet<>();
        litellm.world().stream().filter(line -> line.contains(id)).forEach(ofTenant::add);
        for (String way : List.of("gateway", "sign-in", "tools")) {
            endpoints
                    .lettingIn(id(way, context))
                    .ifPresent(service -> ofTenant.add("endpoint " + way + " of " + service));
        }
        return ofTenant;
    }

    @Test
    void lets_a_tenant_in_by_each_of_its_ways_and_at_the_service_that_it_leads_to() {
        StepStage stage = stage();

        stage.start(step(), () -> {});

        assertThat(world(stage))
                .contains(
                        "endpoint gateway of " + Ways.service(1),
                        "endpoint sign-in of " + Ways.service(2),
                        "endpoint tools of " + Ways.service(3));
    }

    /** The emulator's plans hold no acceptance, so that no test of a whole run sees this (R2.5). */
    @Test
    void plans_centrally_a_team_a_key_and_acceptances_and_says_what_it_names_in_the_tenants_account() {
        StepStage stage = stage();
        AwsTarget account = stage.profile().aws();

        List<Change> planned = planned(stage);

        assertThat(CentralHalf.in(planned, account)).isEqualTo(CentralHalf.of(GatewayStep.NAME));
        assertThat(CentralHalf.inAccount(planned, account)).containsExactly("AWS endpoint_name");
        assertThat(planned)
                .filteredOn(change -> change.type().startsWith("endpoint_"))
                .extracting(change -> change.type() + " " + change.address())
                .containsExactlyInAnyOrder(
                        "endpoint_acceptance model-gateway",
                        "endpoint_name model-gateway",
                        "endpoint_acceptance sign-in",
                        "endpoint_name sign-in",
                        "endpoint_acceptance tools");
        assertThat(planned).allMatch(change -> change.action() == Change.Action.CREATE);

        stage.start(step(), () -> {});
        assertThat(names.accounts()).containsOnly(account);
        assertThat(planned(stage)).isEmpty();
    }

    private List<Change> planned(StepStage stage) {
        return stage.plan(step(), () -> {}) instanceof Progress.Done<PlannedPart>(var part)
                ? part.changes()
                : List.of();
    }

    @Test
    void has_the_network_answer_the_providers_own_names_and_nobody_elses() {
        StepStage stage = stage();

        stage.start(step(), () -> {});

        assertThat(names.answered()).containsExactlyInAnyOrder(id("gateway", stage), id("sign-in", stage));
        assertThat(stage.effects())
                .filteredOn(effect -> effect.act().equals("aws.endpoint.named"))
                .hasSize(2);
        assertThat(step().verify(stage)).isInstanceOf(Verdict.Holds.class);
        names.answered().clear();
        assertThat(step().verify(stage)).isInstanceOf(Verdict.Differs.class);
    }

    @Test
    void waits_for_an_endpoint_that_does_not_work_yet_before_it_names_it() {
        StepStage stage = stage();
        endpoints.acceptedAs(EndpointConnections.State.PENDING);

        StepFailed early = catchThrowableOfType(StepFailed.class, () -> stage.start(step(), () -> {}));
        assertThat(early.failure().failureClass()).isEqualTo(FailureClass.EVENTUAL_CONSISTENCY);
        assertThat(early.failure().waitAsked()).isNotNull();
        assertThat(names.answered()).isEmpty();

        endpoints.acceptedAs(EndpointConnections.State.AVAILABLE);
        assertThat(stage.nextAttempt().start(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(names.answered()).hasSize(2);
    }

    @Test
    void gives_a_local_tenant_a_team_that_may_use_nothing_and_no_key() {
        StepStage stage = new StepStage(folder).with(Profiles.acme(DataPolicy.LOCAL));

        stage.start(step(), () -> {});

        assertThat(world(stage)).singleElement().asString().startsWith("team ");
        assertThat(stage.effects()).extracting(StepStage.Effect::act).containsExactly("litellm.team.created");
        assertThat(stage.lines()).contains("team " + GatewayTeamPiece.id(stage) + " may use tenantry-no-model");
    }
}
