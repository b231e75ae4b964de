package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuickCreateTests {

    private static final BootstrapSettings SETTINGS = new BootstrapSettings(
            "https://provider.s3.eu-central-1.amazonaws.com/2026.11/tenant-account.yaml",
            "arn:aws:iam::111122223333:role/tenantry-portal",
            false);
    private static final TenantId ID = TenantId.random();

    private static String link(TenantDraft draft) {
        return ((QuickCreate.Ready) QuickCreate.of(SETTINGS, ID, draft, false)).link();
    }

    @Test
    void fills_in_exactly_the_parameters_that_the_template_asks_for() throws IOException {
        String template = Files.readString(Path.of("../infra/bootstrap/tenant-account.yaml"));
        String section = template.substring(template.indexOf("\nParameters:"), template.indexOf("\nResources:"));
        var asked =
                Pattern.compile("(?m)^  (\\w+):$").matcher(section).results().map(found -> found.group(1));
        var filled = Pattern.compile("param_(\\w+)=")
                .matcher(link(TenantDraft.fresh().with(Field.SLUG, "acme")))
                .results()
                .map(found -> found.group(1));
        assertThat(filled.toList()).containsExactlyInAnyOrderElementsOf(asked.toList());
    }

    @Test
    void leads_to_the_region_with_everything_encoded() {
        assertThat(link(TenantDraft.fresh().with(Field.SLUG, "acme").with(Field.REGION, "eu-west-1")))
                .startsWith("https://console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/quickcreate?")
                .contains(
                        "templateURL=https%3A%2F%2Fprovider.s3.eu-central-1.amazonaws.com%2F2026.11%2Ftenant-account.yaml")
                .contains("param_ExternalId=" + ID)
                .contains("param_ControlPlanePrincipal=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Ftenantry-portal");
    }

    @Test
    void waits_for_the_short_name() {
        assertThat(QuickCreate.of(SETTINGS, ID, TenantDraft.fresh(), false)).isEqualTo(new QuickCreate.Incomplete());
    }

    @Test
    void gives_out_no_link_for_a_short_name_that_another_tenant_has() {
        TenantDraft draft = TenantDraft.fresh().with(Field.SLUG, "acme");
        assertThat(QuickCreate.of(SETTINGS, ID, draft, true)).isEqualTo(new QuickCreate.NameTaken());
        assertThat(new BootstrapCard(SETTINGS, ID, draft, true).getElement().getTextRecursively())
                .contains("Another tenant has this short name")
                .doesNotContain("Quick-create link for the customer");
    }

    @Test
    void needs_both_settings() {
        TenantDraft draft = TenantDraft.fresh().with(Field.SLUG, "acme");
        assertThat(QuickCreate.of(new BootstrapSettings(SETTINGS.templateUrl(), null, false), ID, draft, false))
                .isEqualTo(new QuickCreate.NotConfigured());
        assertThat(QuickCreate.of(
                        new BootstrapSettings(" ", SETTINGS.controlPlanePrincipal(), false), ID, draft, false))
                .isEqualTo(new QuickCreate.NotConfigured());
    }

    @Test
    void card_says_only_of_an_emulated_account_that_nobody_needs_the_link() {
        TenantDraft draft = TenantDraft.fresh().with(Field.SLUG, "acme");
        String real = new BootstrapCard(SETTINGS, ID, draft, false).getElement().getTextRecursively();
        var emulated = new BootstrapSettings(SETTINGS.templateUrl(), SETTINGS.controlPlanePrincipal(), true);

        assertThat(real)
                .contains("Quick-create link for the customer", ID.toString())
                .doesNotContain("emulated");
        assertThat(new BootstrapCard(emulated, ID, draft, false).getElement().getTextRecursively())
                .contains("Quick-create link for the customer", ID.toString(), "In this sandbox accounts are emulated");
    }
}
