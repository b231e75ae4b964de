package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The beginning of the demo tenants; their whole stories are told by true runs in the tour's test. */
@SandboxFixture
class DemoStoriesTests {

    @Autowired
    private DemoStories stories;

    @Autowired
    private TenantReading tenants;

    @Autowired
    private TenantDrafts drafts;

    @Test
    void each_is_drafted_once_however_often_the_sandbox_starts() {
        Stream.of(DemoTenant.values()).forEach(demo -> {
            TenantId first = stories.draft(demo);
            assertThat(stories.draft(demo)).isEqualTo(first);
            var draft =
                    DemoStaff.as(DemoPerson.OLEG, () -> tenants.tenant(first)).orElseThrow();
            assertThat(StateName.of(draft.state())).isEqualTo(StateName.DRAFT);
        });
    }

    @Test
    void each_could_be_submitted_as_it_is() {
        assertThat(Stream.of(DemoTenant.values()).map(stories::draft))
                .allSatisfy(id -> assertThat(DemoStaff.as(
                                DemoPerson.OLEG,
                                () -> drafts.check(
                                        id, tenants.tenant(id).orElseThrow().draft())))
                        .isInstanceOf(dev.tenantry.register.Checked.Valid.class));
    }
}
