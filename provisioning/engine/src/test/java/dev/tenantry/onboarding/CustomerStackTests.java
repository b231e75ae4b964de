package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import dev.tenantry.terraform.StackSources;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerStackTests {

    @TempDir
    private Path folder;

    private Map<String, Object> inputs(TenantProfile profile) {
        StackSources sources = new StackSources(
                Path.of("../../infra/terraform").toAbsolutePath().normalize());
        InfrastructureSettings settings =
                new InfrastructureSettings(URI.create("http://127.0.0.1:9"), folder.resolve("states"), null);
        return new CustomerStack(sources, settings)
                .work(new StepStage(folder).with(profile), true)
                .variables();
    }

    @Test
    void has_the_network_answer_where_employees_sign_in() {
        assertThat(inputs(Profiles.external(SignInKind.OWN_OIDC)))
                .containsEntry("allowed_names", List.of("id.acme.example"));
    }

    @Test
    void opens_no_name_for_a_tenant_whose_people_sign_in_at_the_assistant() {
        assertThat(inputs(Profiles.acme())).doesNotContainKey("allowed_names");
    }
}
