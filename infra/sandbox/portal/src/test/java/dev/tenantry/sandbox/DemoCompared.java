package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.drift.Drift;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;

/** For tests elsewhere: how the demo tenants that are live compare with what was agreed. */
public final class DemoCompared {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private DemoCompared() {}

    /** Name of each live tenant → everything that is not as agreed, by a comparison that is made now. */
    public static Map<String, List<String>> differences(ApplicationContext portal) {
        return DemoStaff.as(DemoPerson.OLEG, () -> {
            Map<String, List<String>> all = new TreeMap<>();
            portal.getBean(TenantReading.class).list(TenantFilter.named("")).tenants().stream()
                    .filter(tenant -> tenant.state() instanceof TenantState.Live)
                    .forEach(tenant -> all.put(tenant.name(), differences(portal, tenant)));
            return all;
        });
    }

    private static List<String> differences(ApplicationContext portal, Tenant tenant) {
        DriftScans scans = portal.getBean(DriftScans.class);
        DriftScans.Asked asked = scans.scan(tenant.id());
        assertThat(asked).as(tenant.name()).isInstanceOf(DriftScans.Asked.Accepted.class);
        RunId run = ((DriftScans.Asked.Accepted) asked).run();
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .pollInSameThread()
                .until(() -> isOver(portal, tenant.id(), run));
        Drift drift = scans.of(tenant.id()).orElseThrow();
        assertThat(drift.run()).isEqualTo(run);
        return drift.differences().stream()
                .map(difference -> difference.step() + " " + difference.change())
                .toList();
    }

    /** Fails with the incident, if there is one. */
    private static boolean isOver(ApplicationContext portal, TenantId tenant, RunId run) {
        var now =
                portal.getBean(RunReading.class).run(tenant, run).orElseThrow().run();
        assertThat(now.state()).as("%s", now.incident()).isNotEqualTo(RunState.INCIDENT);
        return now.state() == RunState.SUCCEEDED;
    }
}
