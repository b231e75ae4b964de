package dev.tenantry.sandbox;

import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** For tests elsewhere: how far the demo tenants have come. */
public final class DemoTold {

    /** What each demo tenant's newest run is in when every story is told. */
    public static final Map<String, String> AT_THE_END = Map.of(
            "Acme", "SUCCEEDED",
            "Kanzlei Berger", "SUCCEEDED",
            "Stadtwerke Linden", "SUCCEEDED",
            "Fährmann", "INCIDENT application",
            "Weber & Söhne", "AWAITING_APPROVAL",
            "Klinik Hofmann", "RUNNING application");

    private DemoTold() {}

    /** Whether nothing more happens by itself. */
    public static boolean all(ApplicationContext portal) {
        return portal.getBean(DemoLife.class).isOver();
    }

    /** Name of the tenant → state of its newest run, with the step where it stands. */
    public static Map<String, String> stands(ApplicationContext portal) {
        return DemoStaff.as(DemoPerson.OLEG, () -> {
            var stands = new TreeMap<String, String>();
            for (Tenant tenant : portal.getBean(TenantReading.class)
                    .list(TenantFilter.named(""))
                    .tenants()) {
                List<RunSummary> runs = portal.getBean(RunReading.class).newest(List.of(tenant.id()));
                runs.forEach(run -> stands.put(tenant.name(), stand(run)));
            }
            return stands;
        });
    }

    /** What stopped runs, in the words of those who refused: evidence for whoever reads why a test failed. */
    public static String incidents(ApplicationContext portal) {
        RunReading runs = portal.getBean(RunReading.class);
        return DemoStaff.as(
                DemoPerson.OLEG,
                () -> runs.waitingForPerson().stream()
                        .flatMap(run -> runs.run(run.tenant(), run.id()).stream())
                        .map(detail -> String.valueOf(detail.run().incident()))
                        .collect(Collectors.joining("\n")));
    }

    private static String stand(RunSummary run) {
        return switch (run.state()) {
            case RUNNING, INCIDENT -> run.state() + " " + run.current();
            default -> run.state().name();
        };
    }
}
