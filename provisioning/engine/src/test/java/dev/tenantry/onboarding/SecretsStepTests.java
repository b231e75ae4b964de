package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.aws.SecretValues;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SecretsStepTests extends StepProofs {

    @TempDir
    private Path folder;

    private final Safe safe = new Safe();

    @Override
    protected Step step() {
        return new SecretsStep(safe);
    }

    @Override
    protected StepStage stage() {
        StepStage stage = new StepStage(folder).with(Profiles.external(SignInKind.OWN_OIDC));
        Map<String, String> arns = new TreeMap<>();
        for (String name : Set.of("runner", "open-webui", "qdrant", "gateway", "sign-in")) {
            arns.put(
                    name,
                    "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + stage.tenant() + "/" + name + "-Ab1");
        }
        return stage.withOutputs(
                        InfrastructureStep.NAME,
                        Facts.of("secret_arns", JsonMapper.shared().writeValueAsString(arns)))
                .withSecret("gateway.key", "sk-of-the-gateway")
                .withSecret("sign-in.client-secret", "of-the-identity-provider");
    }

    @Override
    protected Set<String> world(StepContext context) {
        Set<String> ofTenant = new TreeSet<>();
        safe.current.forEach((arn, value) -> {
            if (arn.contains(context.tenant().toString())) {
                ofTenant.add(arn + " " + value);
            }
        });
        return ofTenant;
    }

    /** The values go with their containers, which the step before made. */
    @Override
    protected boolean leavesItsWorldToAnotherStep() {
        return true;
    }

    @Test
    void refuses_to_go_on_without_a_secret_that_a_person_must_bring() {
        StepStage stage = stage();
        stage.secrets().remove("sign-in.client-secret");

        assertThatThrownBy(() -> stage.start(step(), () -> {})).hasMessageContaining("sign-in.client-secret");
    }

    @Test
    void says_that_the_stack_hands_on_no_place_for_a_secret() {
        StepStage stage = new StepStage(folder);

        assertThatThrownBy(() -> stage.start(step(), () -> {}))
                .isInstanceOf(OutsideFailure.class)
                .hasMessageContaining("no secret runner");
    }

    private static final class Safe implements SecretValues {

        private final Map<String, String> current = new TreeMap<>();

        @Override
        public boolean isCurrent(AwsTarget target, String arn, String value) {
            return value.equals(current.get(arn));
        }

        @Override
        public void put(AwsTarget target, String arn, String value) {
            current.put(arn, value);
        }
    }
}
