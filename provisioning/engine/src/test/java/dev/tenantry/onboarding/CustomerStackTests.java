package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import dev.tenantry.terraform.StackSources;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerStackTests {

    private static final String[] ALL = {
        "litellm_endpoint_service", "keycloak_endpoint_service", "mcp_gateway_endpoint_service"
    };

    @TempDir
    private Path folder;

    private Map<String, Object> inputs(TenantProfile profile) {
        StackSources sources = new StackSources(
                Path.of("../../infra/terraform").toAbsolutePath().normalize());
        InfrastructureSettings settings = new InfrastructureSettings(
                URI.create("http://127.0.0.1:9"),
                folder.resolve("states"),
                Ways.service(1),
                Ways.service(2),
                Ways.service(3));
        return new CustomerStack(
                        sources, settings, Ways.by(settings), URI.create("https://gateway.provider.example/v1"))
                .work(new StepStage(folder).with(profile), true)
                .variables();
    }

    @Test
    void has_the_network_answer_where_the_assistant_the_sign_in_and_the_gateway_are() {
        assertThat(inputs(Profiles.external(SignInKind.OWN_OIDC)))
                .containsEntry(
                        "allowed_names",
                        List.of("assistant.acme.example", "id.acme.example", "gateway.provider.example"));
    }

    @Test
    void has_the_network_answer_what_else_the_customers_own_identity_provider_is_called() {
        assertThat(inputs(Profiles.signingInAt("10.9.8.0/24", "keys.acme.example")))
                .containsEntry(
                        "allowed_names", List.of("assistant.acme.example", "id.acme.example", "keys.acme.example"));
    }

    @Test
    void opens_no_other_name_for_a_tenant_whose_people_sign_in_at_the_assistant() {
        assertThat(inputs(Profiles.acme())).containsEntry("allowed_names", List.of("assistant.acme.example"));
    }

    @Test
    void has_a_way_for_each_thing_that_lies_outside_and_was_agreed() {
        assertThat(inputs(Profiles.external(SignInKind.PROVIDER_KEYCLOAK)))
                .containsEntry("litellm_endpoint_service", Ways.service(1))
                .containsEntry("keycloak_endpoint_service", Ways.service(2))
                .containsEntry("mcp_gateway_endpoint_service", Ways.service(3));
        assertThat(inputs(Profiles.external(SignInKind.OWN_OIDC))).doesNotContainKey("keycloak_endpoint_service");
    }

    @Test
    void local_tenant_has_a_way_to_servers_only_while_both_sides_know_what_leaves() {
        assertThat(inputs(words(null, null))).doesNotContainKeys(ALL);
        assertThat(inputs(words("operator", null))).doesNotContainKeys(ALL);
        assertThat(inputs(words(null, "tenant"))).doesNotContainKeys(ALL);
        assertThat(inputs(words("operator", "tenant")))
                .containsEntry("mcp_gateway_endpoint_service", Ways.service(3))
                .doesNotContainKeys("litellm_endpoint_service", "keycloak_endpoint_service");
    }

    @Test
    void has_the_end_of_the_certificate_watched_as_soon_as_there_is_one() {
        assertThat(inputs(Profiles.withoutCertificate())).doesNotContainKey("certificate_arn");
        assertThat(inputs(Profiles.acme()))
                .containsEntry("certificate_arn", Profiles.acme().certificateArn());
    }

    private static TenantProfile words(@Nullable String provider, @Nullable String tenant) {
        return Profiles.acme().withServers(List.of(new McpChoice("agency", provider, tenant)));
    }
}
