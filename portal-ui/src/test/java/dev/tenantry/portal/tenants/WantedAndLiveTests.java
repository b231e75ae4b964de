package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.Company;
import dev.tenantry.tenants.TenantProfile.Contract;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WantedAndLiveTests {

    private static Run built(TenantProfile profile) {
        return new Run(
                new RunId(UUID.randomUUID()),
                1287,
                TenantId.random(),
                RunKind.ONBOARD,
                RunState.SUCCEEDED,
                new Run.Requested("person:4711", Instant.EPOCH),
                profile,
                List.of(),
                null,
                1,
                null,
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                7);
    }

    private static TenantProfile larger(TenantProfile profile) {
        return new TenantProfile(
                profile.slug(),
                profile.company(),
                profile.contract(),
                profile.aws(),
                DataPolicy.EXTERNAL,
                SizeProfile.L,
                profile.expectedUsers(),
                profile.signIn(),
                profile.hostName(),
                profile.certificateArn(),
                profile.models(),
                profile.mcpServers(),
                profile.release(),
                profile.maintenanceWindow(),
                profile.tags());
    }

    private static String words(TenantProfile wanted, Optional<Run> built) {
        return new WantedAndLive(wanted, built).getElement().getTextRecursively();
    }

    @Test
    void says_of_a_tenant_that_has_left_that_nothing_is_there_any_more() {
        assertThat(WantedAndLive.gone(Profiles.acme()).getElement().getTextRecursively())
                .contains("what was built is taken down")
                .doesNotContain("Same", "last successful run");
    }

    @Test
    void names_the_run_and_how_many_fields_differ_from_what_it_built() {
        TenantProfile acme = Profiles.acme();
        assertThat(words(larger(acme), Optional.of(built(acme))))
                .contains("3 fields differ from what the last successful run built", "Live as run #1287 left it");
    }

    private static TenantProfile renamed(TenantProfile profile) {
        Company old = profile.company();
        return new TenantProfile(
                profile.slug(),
                new Company("Acme Nord", old.legalName(), old.billingAddress(), "DE123456789", old.contacts()),
                new Contract(profile.contract().start(), "DPA-2"),
                profile.aws(),
                profile.dataPolicy(),
                profile.size(),
                profile.expectedUsers(),
                profile.signIn(),
                profile.hostName(),
                profile.certificateArn(),
                profile.models(),
                profile.mcpServers(),
                profile.release(),
                profile.maintenanceWindow(),
                profile.tags());
    }

    @Test
    void counts_what_stands_on_invoices_too() {
        TenantProfile acme = Profiles.acme();
        assertThat(words(renamed(acme), Optional.of(built(acme)))).contains("3 fields differ");
    }

    @Test
    void counts_a_word_on_what_leaves_that_was_given_since() {
        TenantProfile acme = Profiles.acme();
        TenantProfile acknowledged =
                acme.withServers(List.of(new McpChoice("agency", "person:provider", "person:tenant")));
        assertThat(words(acknowledged, Optional.of(built(acme)))).contains("One field differs");
    }

    @Test
    void says_where_nothing_differs() {
        TenantProfile acme = Profiles.acme();
        assertThat(words(acme, Optional.of(built(acme))))
                .contains("What was agreed is what the last successful run built");
    }

    @Test
    void says_where_nothing_is_built() {
        assertThat(words(Profiles.acme(), Optional.empty())).contains("Nothing is built yet");
    }
}
